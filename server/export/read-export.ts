import { csvLine } from "../../domain/csv.ts";
import { isTakeable } from "../../domain/exporting.ts";
import { dayAfter, instantOf } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { recordAct } from "../audit/record.ts";
import type { Tools } from "../tools.ts";
import { consultationRows } from "./consultation-rows.ts";
import { messageRows } from "./message-rows.ts";
import type { ExportCursor } from "./part.ts";
import { findExport, type StoredExport, saveTaken } from "./store.ts";

const fileBegin = "\ufeff";

/**
 * [EX-1] [EX-2] One part after the other, none larger than a few hundred rows, whatever the file comes to. What begins to leave is
 * on record before its first row does. Any process can go on with what another one began.
 */
export async function readExport(
  tools: Tools,
  by: Staff,
  { export: id, after }: { readonly export: string; readonly after: ExportCursor | null },
): Promise<{ readonly text: string; readonly rows: number; readonly next: ExportCursor | null }> {
  const at = tools.now();
  const entry = await findExport(tools.db, id);
  // Somebody else's, one that nobody has agreed to, and one of last week are not there.
  if (!entry || entry.askedBy !== by.id || !isTakeable(entry, at)) throw new Refusal("not-found");
  // Also for who begins in the middle: nothing has left before it is on record.
  if (!after || entry.rows === 0) await record(tools, by, entry, at);
  const read = entry.kind === "messages" ? messageRows : consultationRows;
  const { rows, next } = await read(tools, entry, after ?? { number: 0, seq: 0 });
  const lines = after ? rows : [read.heading, ...rows];
  const taken = after ? entry.rows + rows.length : rows.length;
  await saveTaken(tools.db, id, { rows: taken, takenAt: next ? null : at });
  return { text: `${after ? "" : fileBegin}${lines.map(csvLine).join("")}`, rows: rows.length, next };
}

function record({ db }: Tools, by: Staff, entry: StoredExport, at: Date): Promise<unknown> {
  const { id, from, to, purpose, why, approval, kind } = entry;
  return db.transaction().execute((tx) =>
    recordAct(tx, at, by, "consultation:export", {
      ...{ export: id, setting: `export-${kind}`, purpose, why, approval: approval?.id },
      ...{ from: instantOf(from, 0), to: instantOf(dayAfter(to), 0) },
    }),
  );
}
