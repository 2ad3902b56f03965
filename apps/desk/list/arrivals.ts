import type { List } from "./list.ts";

/** Numbers of the waiting consultations that are new to the list. Its first reading is no arrival. */
export function arrivals(before: List, after: List): readonly number[] {
  if (before.after === null || before.rows === after.rows) return [];
  const numbers: number[] = [];
  for (const row of after.rows.values()) {
    if (row.state === "waiting" && !before.rows.has(row.id)) numbers.push(row.number);
  }
  return numbers.sort((a, b) => a - b);
}
