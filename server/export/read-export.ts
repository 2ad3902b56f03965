import type { Column } from "../../domain/columns.ts";
import { isTakeable } from "../../domain/exporting.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { type ExportCursor, fromTheBeginning, type Part } from "./part.ts";
import { recordTaking } from "./record-taking.ts";
import { rowReaders } from "./row-readers.ts";
import { findExport, saveTaken } from "./store.ts";

/**
 * [EX-1] [EX-2] One part after the other, none larger than a few hundred rows, whatever the file comes to. What begins to leave is
 * on record before its first row does. Any process can go on with what another one began.
 */
export async function readExport(
  tools: Tools,
  by: Staff,
  { export: id, after }: { readonly export: string; readonly after: ExportCursor | null },
): Promise<Part & { readonly columns: readonly Column[] }> {
  const at = tools.now();
  const entry = await findExport(tools.db, id);
  // Somebody else's, one that nobody has agreed to, one of last week and one for the folder are not there.
  if (
    !entry ||
    entry.kind === "petition" ||
    entry.askedBy !== by.id ||
    entry.toFolder ||
    !isTakeable(entry, at)
  )
    throw new Refusal("not-found");
  // Also for who begins in the middle: nothing has left before it is on record.
  if (!after || entry.rows === 0) await recordTaking(tools, by, entry, at);
  const { columns, read } = rowReaders[entry.kind];
  const { rows, next } = await read(tools, entry, after ?? fromTheBeginning);
  const taken = after ? entry.rows + rows.length : rows.length;
  await saveTaken(tools.db, id, { rows: taken, takenAt: next ? null : at });
  return { columns, rows, next };
}
