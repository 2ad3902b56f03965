import type { VNode } from "preact";
import type { SeenStep } from "../../../../contract/incident.ts";
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
  const rows: readonly (readonly [string, string])[] = impact
    ? [
        [said.open, said.items(impact.open)],
        [said.opened, said.items(impact.opened)],
        [said.talked, said.items(impact.talked)],
        [said.messages, said.items(impact.messages)],
        [said.consultees, said.people(impact.consultees)],
        [said.staff, said.people(impact.staff)],
      ]
    : trace
      ? [
          [said.consultations, said.items(trace.consultations)],
          [said.consultees, said.people(trace.consultees)],
          [said.exports, said.items(trace.exports)],
        ]
      : [];
  return (
    <dl class="counts">
      <div>
        <dt>{said.period}</dt>
        <dd>{periodSaid(counted, now)}</dd>
      </div>
      {rows.map(([name, count]) => (
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
