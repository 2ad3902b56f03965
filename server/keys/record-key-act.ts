import type { Act } from "../../domain/acts.ts";
import type { Facts } from "../../domain/audit.ts";
import { recordAct } from "../audit/record.ts";
import type { Storage } from "../storage/database.ts";

/**
 * What is done to keys is no transaction, may go on for hours and be ended by force: so rotating and forgetting are on record
 * before they begin, each time they do. Who it was, only the machine knows that holds the keys.
 */
export async function recordKeyAct(
  { db }: Pick<Storage, "db">,
  act: Extract<Act, `key:${string}`>,
  facts: Facts,
): Promise<void> {
  await db.transaction().execute((tx) => recordAct(tx, new Date(), { kind: "system" }, act, facts));
}
