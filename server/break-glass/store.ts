import type { StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Stamps } from "../storage/stamps.ts";

export type Use = {
  readonly id: string;
  readonly staff: StaffId;
  readonly displayName: string;
  readonly approval: string;
  readonly beganAt: Date;
  readonly until: Date;
  readonly endedAt: Date | null;
};

export async function insertUse(
  tx: Tx,
  stamps: Stamps,
  use: Pick<Use, "id" | "staff" | "approval" | "beganAt" | "until">,
): Promise<void> {
  const row = { id: use.id, staff_id: use.staff, began_at: use.beganAt, until: use.until };
  await tx
    .insertInto("break_glass")
    .values({
      ...row,
      ...{ approval_id: use.approval, ended_at: null, stamp: stamps.of("break_glass", row) },
    })
    .execute();
}

export async function listUses(db: Database, since: Date): Promise<(Use & { readonly reason: Buffer })[]> {
  return db
    .selectFrom("break_glass as g")
    .innerJoin("approval as a", "a.id", "g.approval_id")
    .innerJoin("staff as p", "p.id", "g.staff_id")
    .select([
      "g.id",
      "g.staff_id as staff",
      "p.display_name as displayName",
      "g.approval_id as approval",
      "g.began_at as beganAt",
      "g.until",
      "g.ended_at as endedAt",
      "a.reason",
    ])
    .where("g.began_at", ">", since)
    .orderBy("g.began_at", "desc")
    .execute();
}

export async function listVoices(db: Database, approvals: readonly string[]) {
  if (approvals.length === 0) return [];
  return db
    .selectFrom("approval_voice")
    .select(["approval_id as approval", "staff_id as staff"])
    .where("approval_id", "in", approvals)
    .orderBy("at")
    .execute();
}

/** Held until the transaction ends; null where it is over. */
export async function lockOpenUse(tx: Tx, id: string): Promise<{ readonly staff: StaffId } | null> {
  const row = await tx
    .selectFrom("break_glass")
    .select("staff_id as staff")
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function saveUseEnd(tx: Tx, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("break_glass")
    .set({ ended_at: at, end_recorded: true })
    .where("id", "=", id)
    .execute();
}

/** Those whose time is over and not yet on record, each taken by one process only. */
export async function takeOverdue(tx: Tx, now: Date): Promise<{ id: string; staff: StaffId }[]> {
  return tx
    .updateTable("break_glass")
    .set((eb) => ({ ended_at: eb.ref("until"), end_recorded: true }))
    .where("ended_at", "is", null)
    .where("until", "<=", now)
    .returning(["id", "staff_id as staff"])
    .execute();
}
