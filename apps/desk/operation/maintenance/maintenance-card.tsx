import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedMaintenance } from "../../../../contract/maintenance.ts";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { plain } from "../../../shared/text.ts";
import { timeWords } from "../../../shared/time-words.ts";
import { sayFailure } from "../../failure-words.ts";
import { mayDo } from "../../state.ts";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { useLed } from "../use-led.ts";
import { words as common } from "../words-ja.ts";
import { EndForm } from "./end-form.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly one: ListedMaintenance;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly now: Date;
  readonly changed: () => Promise<void>;
  readonly led: boolean;
};

export function MaintenanceCard({ one, names, self, call, now, changed, led }: Props): VNode {
  const { id, number, from, to, stops, heading, told, planned, acknowledged, ended } = one;
  const top = useLed(led);
  const [ending, setEnding] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const state = ended ? "ended" : new Date(from) <= now ? "under-way" : "planned";
  const what = words.number(number);
  const said = (at: string): string => plain(timeWords(new Date(at), now));
  const who = (done: { readonly by: StaffId; readonly at: string }): VNode => (
    <>
      {names.get(done.by) ?? common.someone}・<When at={done.at} />
    </>
  );

  async function acknowledge(): Promise<void> {
    const answer = await call("/api/maintenance/acknowledge", { maintenance: id });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    await changed();
  }

  return (
    <li class="card">
      <div class="card-head">
        <h3 ref={top} tabIndex={-1}>
          <span class="card-number">{what}</span> {heading ?? common.unreadable}
        </h3>
        <span class={stops && !ended ? "mark bad" : "mark"}>{stops ? words.stops : words.runs}</span>
        <span class={ended ? "mark good" : "mark"}>{words.states[state]}</span>
      </div>
      <p class="prewrap">{one.words ?? common.unreadable}</p>
      <dl class="facts">
        <dt>{words.period}</dt>
        <dd>{words.from(said(from), said(to))}</dd>
        {one.releaseNotes && (
          <>
            <dt>{words.releaseNotes}</dt>
            <dd class="prewrap">
              <a href={one.releaseNotes} target="_blank" rel="noreferrer">
                {one.releaseNotes}
              </a>
            </dd>
          </>
        )}
        <dt>{words.planned}</dt>
        <dd>{who(planned)}</dd>
        <dt>{words.told}</dt>
        <dd>{told > 0 ? words.toldTo(told) : words.notTold}</dd>
        <dt>{words.city}</dt>
        <dd>{acknowledged ? who(acknowledged) : words.waiting}</dd>
        {ended && (
          <>
            <dt>{words.result}</dt>
            <dd>
              <strong>{words.outcomes[ended.outcome]}</strong>　{who(ended)}
              {ended.result && <p class="prewrap">{ended.result}</p>}
            </dd>
          </>
        )}
      </dl>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="card-acts">
        {!acknowledged && !ended && mayDo(self, "maintenance:acknowledge") && (
          <button
            class="main"
            type="button"
            aria-label={`${words.acknowledge}: ${what}`}
            onClick={() => void acknowledge()}
          >
            {words.acknowledge}
          </button>
        )}
        {!ended && !ending && mayDo(self, "maintenance:plan") && (
          <button type="button" aria-label={`${words.ending.begin}: ${what}`} onClick={() => setEnding(true)}>
            {words.ending.begin}
          </button>
        )}
      </div>
      {ending && !ended && <EndForm {...{ id, call, changed }} onCancel={() => setEnding(false)} />}
    </li>
  );
}
