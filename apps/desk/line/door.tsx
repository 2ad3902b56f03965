import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Confirm } from "../confirm.tsx";
import { sayFailure } from "../failure-words.ts";
import type { SectionProps } from "./section.ts";
import { words } from "./words-ja.ts";

/** [LI-7] The city's switch, and what it does said before it is turned. */
export function Door({ known, mayChange, call, onKnown }: SectionProps): VNode {
  const { open, dangerWords, has } = known;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const said = words.door;

  async function turn(wanted: { open: boolean; dangerWords: boolean }, done: string): Promise<void> {
    setAsking(false);
    setBusy(true);
    setNote("");
    const answer = await call("/api/line/switch", wanted);
    setBusy(false);
    if (answer.ok) onKnown(answer.value);
    setNote(answer.ok ? done : sayFailure(answer.code));
  }

  return (
    <section class="place-section" aria-labelledby="line-door">
      <h2 id="line-door">{said.heading}</h2>
      <div class="line-switch">
        <p class={open ? "line-is on" : "line-is"}>{open ? said.open : said.shut}</p>
        {mayChange && (
          <button type="button" class={open ? "" : "main"} disabled={busy} onClick={() => setAsking(true)}>
            {open ? said.toShut : said.toOpen}
          </button>
        )}
      </div>
      <p>{open ? said.openMeans : said.shutMeans}</p>
      {!(has.token && has.secret && has.signIn) && <p class="trouble">{said.keysMissing}</p>}
      <dl class="facts line-facts">
        <dt>{said.reachable}</dt>
        <dd>{said.people(known.reachable.toLocaleString("ja-JP"))}</dd>
        <dt>{said.danger}</dt>
        <dd>
          <div class="line-switch">
            <p>{dangerWords ? said.on : said.off}</p>
            {mayChange && (
              <button
                type="button"
                disabled={busy}
                onClick={() =>
                  void turn({ open, dangerWords: !dangerWords }, dangerWords ? said.dangerOff : said.dangerOn)
                }
              >
                {dangerWords ? said.toOff : said.toOn}
              </button>
            )}
          </div>
          <p class="hint">{said.dangerMeans}</p>
        </dd>
      </dl>
      <p role="status">{note}</p>
      {asking && (
        <Confirm
          heading={open ? said.toShut : said.toOpen}
          confirm={open ? said.toShut : said.toOpen}
          cancel={said.cancel}
          onConfirm={() => void turn({ open: !open, dangerWords }, open ? said.closed : said.opened)}
          onCancel={() => setAsking(false)}
        >
          <ul class="confirm-effects">
            {(open ? said.shutting : said.opening).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Confirm>
      )}
    </section>
  );
}
