import type { VNode } from "preact";
import type { SeenStep } from "../../../../contract/incident.ts";
import { countsOf } from "../../../../domain/incident-names.ts";
import { plain } from "../../../shared/text.ts";
import { timeWords } from "../../../shared/time-words.ts";
import { words } from "./words-ja.ts";

const said = words.counts;

/** What was counted, as figures with their names. Null where nothing was. */
export function Counts({
  facts,
  now,
}: {
  readonly facts: SeenStep["facts"];
  readonly now: Date;
}): VNode | null {
  const { impact, trace } = facts;
  const counted = impact ?? trace;
  if (!counted) return null;
  return (
    <dl class="counts">
      <div>
        <dt>{said.period}</dt>
        <dd>{periodSaid(counted, now)}</dd>
      </div>
      {countsOf(facts).map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function periodSaid({ from, to }: { readonly from: string; readonly to: string }, now: Date): string {
  const time = (at: string): string => plain(timeWords(new Date(at), now));
  return said.from(time(from), time(to));
}
