import type { VNode } from "preact";
import { nameOf } from "../list/row.ts";
import { waitingTime } from "../list/waiting-time.ts";
import type { DeskState } from "../state.ts";
import type { Late } from "./loads.ts";
import { type Around, RowActs } from "./row-acts.tsx";
import { words } from "./words-ja.ts";

const most = 30;

type Props = {
  readonly around: Around;
  readonly late: readonly Late[];
  readonly names: DeskState["names"];
  readonly now: Date;
};

/** Who has waited for too long, the longest first. */
export function LateList({ around, late, names, now }: Props): VNode {
  if (late.length === 0) return <p>{words.noneLate}</p>;
  return (
    <>
      <ul class="team-late">
        {late.slice(0, most).map(({ row, since, holder }) => (
          <li key={row.id}>
            <strong>{words.number(row.number)}</strong>
            <span class="team-time">{words.since(waitingTime(since, now.getTime()))}</span>
            <span class="team-holder">
              {holder ? words.unanswered(nameOf(holder, names)) : words.untaken}
            </span>
            <RowActs {...around} row={row} />
          </li>
        ))}
      </ul>
      {late.length > most && <p class="hint">{words.more(late.length - most)}</p>}
    </>
  );
}
