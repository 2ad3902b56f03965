import { dayNumber } from "../../../shared/day-number.ts";
import { type Row, rowsOf } from "../../../shared/rows.ts";
import type { Talk } from "../../../shared/talk.ts";
import type { Page } from "../../page.ts";

/** What the log holds: messages, what the service said by itself, and the day where a new one begins. */
export type Line =
  | { readonly kind: "day"; readonly at: string }
  | { readonly kind: "message"; readonly row: Row }
  | { readonly kind: "hand-over"; readonly seq: number; readonly at: string }
  | ({ readonly kind: "automatic" } & Talk["automatic"][number]);

export function linesOf({ talk, outbox }: Page): Line[] {
  let day = Number.NaN;
  return withAutomatic(rowsOf(talk, outbox, "consultee"), talk).flatMap((line): Line[] => {
    const at = line.kind === "message" ? line.row.at : line.at;
    const next = at ? dayNumber(new Date(at)) : day;
    if (!at || next === day) return [line];
    day = next;
    return [{ kind: "day", at }, line];
  });
}

/** Each right behind what it follows. */
function withAutomatic(
  rows: readonly Row[],
  { automatic, handOvers }: Talk,
): Exclude<Line, { kind: "day" }>[] {
  const replies = [
    ...automatic.map((one) => ({ kind: "automatic", ...one }) as const),
    ...handOvers.map(({ seq, at }) => ({ kind: "hand-over", seq, at }) as const),
  ].sort((a, b) => a.seq - b.seq);
  const lines = rows.flatMap((row) => {
    const before = replies.filter(({ seq }) => row.seq === null || seq < row.seq);
    return [...replies.splice(0, before.length), { kind: "message", row } as const];
  });
  return [...lines, ...replies];
}
