import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ListedRegisterEntry } from "../../../../contract/register.ts";
import type { SignedInSelf } from "../../../../contract/staff.ts";
import { datedDay } from "../../../../domain/dated.ts";
import type { StaffId } from "../../../../domain/ids.ts";
import { wantsApproval } from "../../../../domain/register.ts";
import { sayFailure } from "../../failure-words.ts";
import { mayDo } from "../../state.ts";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { words as common } from "../words-ja.ts";
import { EndEntryForm } from "./end-entry-form.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly entry: ListedRegisterEntry;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly self: SignedInSelf;
  readonly call: Call;
  readonly changed: (said: string) => Promise<void>;
};

export function EntryCard({ entry, names, self, call, changed }: Props): VNode {
  const { id, kind, number, on, until, written, approved, ended } = entry;
  const [ending, setEnding] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const what = words.number(kind, number);
  const name = (one: StaffId): string => names.get(one) ?? common.someone;
  const waits = wantsApproval(kind) && !approved && !ended;
  const done = (one: { readonly by: StaffId; readonly at: string }): VNode => (
    <>
      {name(one.by)}・<When at={one.at} />
    </>
  );

  async function decide(agrees: boolean): Promise<void> {
    const answer = await call("/api/register/decide", { entry: id, agrees });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    await changed(answer.ok ? words.decided[agrees ? "allowed" : "refused"] : "");
  }

  return (
    <li class="card">
      <div class="card-head">
        <h3>
          <span class="card-number">{what}</span> {entry.heading ?? common.unreadable}
        </h3>
        {waits && <span class="mark bad">{words.states.waiting}</span>}
        {approved && <span class="mark good">{words.states.approved}</span>}
        {entry.overdue && <span class="mark bad">{words.states.overdue}</span>}
        {ended && <span class="mark">{words.outcomes[ended.outcome]}</span>}
      </div>
      {entry.words !== "" && <p class="prewrap">{entry.words ?? common.unreadable}</p>}
      <dl class="facts">
        <dt>{words.on[kind]}</dt>
        <dd>{datedDay(on)}</dd>
        <dt>{words.until[kind]}</dt>
        <dd>{until ? datedDay(until) : words.noUntil}</dd>
        <dt>{words.detail[kind]}</dt>
        <dd class="prewrap">{entry.detail ?? common.unreadable}</dd>
        {kind === "training" && (
          <>
            <dt>{words.staff}</dt>
            <dd class="registers-names">{entry.staff.map(name).join("、")}</dd>
          </>
        )}
        <dt>{words.written}</dt>
        <dd>{done(written)}</dd>
        {approved && (
          <>
            <dt>{words.approved}</dt>
            <dd>{done(approved)}</dd>
          </>
        )}
        {ended && (
          <>
            <dt>{words.result}</dt>
            <dd>
              <strong>{words.outcomes[ended.outcome]}</strong>　{done(ended)}
              {ended.result && <p class="prewrap">{ended.result}</p>}
            </dd>
          </>
        )}
      </dl>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {!ended && (
        <div class="card-acts">
          {waits &&
            written.by !== self.id &&
            mayDo(self, "register:decide") &&
            ([true, false] as const).map((agrees) => (
              <button
                key={String(agrees)}
                class={agrees ? "main" : ""}
                type="button"
                aria-label={`${agrees ? words.allow : words.refuse}: ${what}`}
                onClick={() => void decide(agrees)}
              >
                {agrees ? words.allow : words.refuse}
              </button>
            ))}
          {!ending && mayDo(self, "register:write") && (
            <button
              type="button"
              aria-label={`${words.ending.begin[kind]}: ${what}`}
              onClick={() => setEnding(true)}
            >
              {words.ending.begin[kind]}
            </button>
          )}
        </div>
      )}
      {ending && !ended && (
        <EndEntryForm {...{ id, kind, call }} onDone={() => changed("")} onCancel={() => setEnding(false)} />
      )}
    </li>
  );
}
