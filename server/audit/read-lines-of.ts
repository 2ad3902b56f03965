import type { AuditLine } from "../../domain/audit.ts";
import type { Database } from "../storage/database.ts";
import { findPeriod, readLines } from "./store.ts";

/** The lines of a period behind a position, at most `most` in order; `next` is null at the end. Whoever takes them away is on record before. */
export async function readLinesOf(
  db: Database,
  { from, before }: { readonly from: Date; readonly before: Date },
  after: number,
  most: number,
): Promise<{ readonly lines: readonly AuditLine[]; readonly next: number | null }> {
  const period = await findPeriod(db, from, before);
  if (!period) return { lines: [], next: null };
  const lines = await readLines(db, Math.max(period.first, after + 1), period.last, most);
  const last = lines.at(-1)?.position ?? period.last;
  return { lines, next: last < period.last ? last : null };
}
