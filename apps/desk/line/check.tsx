import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayFailure } from "../failure-words.ts";
import type { Call } from "../work.ts";
import { words } from "./words-ja.ts";

type Checks = Api["/api/line/check"]["output"]["checks"];
/** LINE is asked seven things, one after the other. */
const asLongAsLineTakes = { timeoutMillis: 60_000 };

/** Whether the account at LINE is set up as it has to be. Nobody gets anything. */
export function Check({ call }: { readonly call: Call }): VNode {
  const [checks, setChecks] = useState<Checks | null>(null);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState("");
  const said = words.check;

  async function run(): Promise<void> {
    setBusy(true);
    setNote("");
    const answer = await call("/api/line/check", {}, asLongAsLineTakes);
    setBusy(false);
    if (!answer.ok) return setNote(sayFailure(answer.code));
    setChecks(answer.value.checks);
    const wrong = answer.value.checks.filter(({ found }) => found !== "good").length;
    setNote(wrong === 0 ? said.allGood : said.some(wrong));
  }

  return (
    <section class="place-section" aria-labelledby="line-check">
      <h2 id="line-check">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      <button type="button" aria-disabled={busy} onClick={() => void (busy || run())}>
        {busy ? said.running : said.run}
      </button>
      <p role="status">{note}</p>
      {checks && (
        <dl class="facts line-facts">
          {checks.map(({ check, found }) => (
            <Fragment key={check}>
              <dt>
                <span class="line-mark" aria-hidden="true">
                  {found === "good" ? said.goodMark : said.badMark}
                </span>
                {said.names[check]}
              </dt>
              <dd>{said.found[found]}</dd>
            </Fragment>
          ))}
        </dl>
      )}
    </section>
  );
}
