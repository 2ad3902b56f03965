/** [DL-4] Where a reader stands in a consultation: everything up to here was shown. 0 is before the first entry. */
export type Cursor = number;

export type Arrival = "next" | "known" | "gap";

/** What an arriving sequence number means to a reader standing at a cursor. */
export function arrival(cursor: Cursor, seq: number): Arrival {
  if (seq <= cursor) return "known";
  return seq === cursor + 1 ? "next" : "gap";
}
