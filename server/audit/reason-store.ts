import type { Tx } from "../storage/database.ts";

export type SealedReason = { readonly id: string; readonly reason: Buffer };

export async function insertReason(tx: Tx, { id, reason }: SealedReason, at: Date): Promise<void> {
  await tx.insertInto("act_reason").values({ id, at, reason }).execute();
}

export async function findReasons(tx: Tx, ids: readonly string[]): Promise<SealedReason[]> {
  if (ids.length === 0) return [];
  return tx.selectFrom("act_reason").select(["id", "reason"]).where("id", "in", ids).execute();
}
