import type { Selectable } from "kysely";
import type { LineText } from "../../domain/line.ts";
import type { Quota, SendingTrouble } from "../../domain/line-sending.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";

export type ChannelRow = Omit<Selectable<Schema["line_channel"]>, "only_one">;

export async function findChannel(db: Database | Tx): Promise<ChannelRow | null> {
  return (await db.selectFrom("line_channel").selectAll().executeTakeFirst()) ?? null;
}

/** Makes the row where there is none yet, and holds it until the transaction ends. */
export async function lockChannel(tx: Tx): Promise<ChannelRow> {
  await tx
    .insertInto("line_channel")
    .values({ is_open: false })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx.selectFrom("line_channel").selectAll().forUpdate().executeTakeFirstOrThrow();
}

type Change = Partial<ChannelRow>;

export async function changeChannel(db: Database | Tx, change: Change): Promise<void> {
  await db.updateTable("line_channel").set(change).execute();
}

export async function saveQuota(db: Database, { limit, used }: Quota, at: Date): Promise<void> {
  await changeChannel(db, { quota_limit: limit, quota_used: used, quota_read_at: at });
}

/** Since when it stands is kept while it stays the same. */
export async function saveTrouble(db: Database, trouble: SendingTrouble | null, at: Date): Promise<void> {
  await db
    .updateTable("line_channel")
    .set({ trouble, trouble_since: trouble === null ? null : at })
    .where("trouble", "is distinct from", trouble)
    .execute();
}

export async function listWordings(db: Database | Tx): Promise<Map<string, string>> {
  const rows = await db.selectFrom("line_text").selectAll().execute();
  return new Map(rows.map(({ id, wording }) => [id, wording]));
}

/** Null: as every city begins. */
export async function saveWording(tx: Tx, id: LineText, wording: string | null): Promise<void> {
  if (wording === null) await tx.deleteFrom("line_text").where("id", "=", id).execute();
  else
    await tx
      .insertInto("line_text")
      .values({ id, wording })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ wording }))
      .execute();
}
