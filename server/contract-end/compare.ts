import { createHash } from "node:crypto";
import { type ExportTools, keyed } from "./export.ts";
import { handedOver } from "./handed-over.ts";
import { openMoment } from "./moment-store.ts";
import type { ListEnd } from "./read-list.ts";
import { readTable } from "./read-table.ts";

/**
 * [CE-3] Which tables are not, or not any more, what was handed over: read again as they were read then, and compared by their keyed
 * hashes. None: nobody has written a word since that the city has not.
 */
export async function compareWithExport(
  { storage, keys, secrets, auditKeys }: Omit<ExportTools, "now">,
  end: ListEnd,
  progress: (rows: number, of: number) => void,
): Promise<readonly string[]> {
  await using moment = await openMoment(storage);
  const differing: string[] = [];
  let done = 0;
  for (const [table, plan] of Object.entries(handedOver)) {
    if (plan.goesOn) continue;
    const hash = createHash("sha256");
    for await (const part of readTable(moment, { keys, secrets }, table, plan)) {
      for (const { row } of part) hash.update(`${JSON.stringify(row)}\n`);
      done += part.length;
      progress(done, Math.max(done, end.rows));
    }
    if (end.tables[table]?.keyedHash !== keyed(auditKeys, table, hash.digest("hex"))) differing.push(table);
  }
  return differing;
}
