import { dayAfter, inJapan } from "../../domain/japan-time.ts";
import type { Staff } from "../../domain/people.ts";
import { keepReason } from "../audit/reasons.ts";
import type { Tx } from "../storage/database.ts";
import { uuidv7 } from "../storage/uuid.ts";
import type { Tools } from "../tools.ts";
import { insertExport, saveTaken } from "./store.ts";

/** By when the file on the official's machine is destroyed, after it was handed over. */
const keptDays = 30;

export type NotedCopy = {
  /** Of the petition. */
  readonly number: number;
  /** When the first and the last of its messages were said. */
  readonly first: Date;
  readonly last: Date;
  readonly rows: number;
  readonly at: Date;
};

/** [EX-2] [PT-5] A copy for a petitioner stands in the ledger as taken. Two have agreed to what it holds already. */
export async function noteCopy(
  tx: Tx,
  tools: Pick<Tools, "secrets">,
  by: Staff,
  { number, first, last, rows, at }: NotedCopy,
): Promise<{ readonly export: string; readonly why: string }> {
  const id = uuidv7(at);
  const why = await keepReason(tx, tools, at, `開示請求 第${number}号の写し`);
  await insertExport(tx, {
    ...{
      id,
      kind: "petition",
      from: inJapan(first).day,
      to: inJapan(last).day,
      why,
      askedBy: by.id,
      askedAt: at,
    },
    ...{ purpose: "disclosure-request", recipient: "petitioner", pseudonymous: false, masked: false },
    ...{ toFolder: false, salt: null, approval: null, remindTo: null },
    dueOn: dayAfter(inJapan(at).day, keptDays),
  });
  await saveTaken(tx, id, { rows, takenAt: at });
  return { export: id, why };
}
