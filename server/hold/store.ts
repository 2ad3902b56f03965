import { sql } from "kysely";
import type { Hold, Holdable, HoldGround } from "../../domain/hold.ts";
import type { ConsultationId, ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Whether something stands on it, or on its consultee. */
export async function isHeld(tx: Tx, consultation: ConsultationId): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select consultation_is_held(${consultation}) as held`.execute(
    tx,
  );
  return rows[0]?.held ?? false;
}

/**
 * Whoever deletes holds the same rows: one of the two comes after the other, and sees it. Null where it is not there, or deleted
 * already. Answers its consultee.
 */
export async function lockToHold(
  tx: Tx,
  consultation: ConsultationId,
  all: boolean,
): Promise<ConsulteeId | null> {
  const found = await tx
    .selectFrom("consultation")
    .select(["consultee_id", "deleted_at"])
    .where("id", "=", consultation)
    .forUpdate()
    .executeTakeFirst();
  if (!found || found.deleted_at) return null;
  if (all)
    await tx
      .selectFrom("consultation")
      .select("id")
      .where("consultee_id", "=", found.consultee_id)
      .orderBy("id")
      .forUpdate()
      .execute();
  return found.consultee_id;
}

export type NewHold = {
  readonly id: string;
  readonly consultation: ConsultationId;
  readonly consultee: ConsulteeId | null;
  readonly ground: HoldGround;
  readonly reason: Buffer;
  readonly by: StaffId;
  readonly at: Date;
};

/** Answers false where this one stands already. */
export async function insertHold(tx: Tx, one: NewHold): Promise<boolean> {
  const row = await tx
    .insertInto("legal_hold")
    .values({
      id: one.id,
      consultation_id: one.consultation,
      consultee_id: one.consultee,
      ...{ ground: one.ground, reason: one.reason, placed_by: one.by, placed_at: one.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Held until the transaction ends; null where none of this id stands. */
export async function lockStandingHold(
  tx: Tx,
  id: string,
): Promise<{ readonly consultation: ConsultationId; readonly approval: string | null } | null> {
  const row = await tx
    .selectFrom("legal_hold")
    .select(["consultation_id", "lift_approval_id"])
    .where("id", "=", id)
    .where("lifted_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ? { consultation: row.consultation_id, approval: row.lift_approval_id } : null;
}

export async function isApprovalOpen(tx: Tx, approval: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("approval")
    .select("id")
    .where("id", "=", approval)
    .where("outcome", "is", null)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row !== undefined;
}

export async function saveLiftAsked(tx: Tx, id: string, approval: string): Promise<void> {
  await tx.updateTable("legal_hold").set({ lift_approval_id: approval }).where("id", "=", id).execute();
}

/** Answers which one it was; null where it does not stand any more. */
export async function saveLifted(tx: Tx, approval: string, at: Date): Promise<string | null> {
  const row = await tx
    .updateTable("legal_hold")
    .set({ lifted_at: at })
    .where("lift_approval_id", "=", approval)
    .where("lifted_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function findHoldable(db: Database, number: number): Promise<Holdable | null> {
  const row = await db
    .selectFrom("consultation as c")
    .select((eb) => [
      "c.id",
      "c.number",
      "c.state",
      "c.opened_at",
      sql<boolean>`consultation_is_held(c.id)`.as("held"),
      eb
        .selectFrom("consultation as o")
        .select(({ fn }) => fn.countAll<string>().as("many"))
        .whereRef("o.consultee_id", "=", "c.consultee_id")
        .whereRef("o.id", "<>", "c.id")
        .where("o.deleted_at", "is", null)
        .as("others"),
    ])
    .where("c.number", "=", number)
    .where("c.deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) return null;
  const { id, state, opened_at, held, others } = row;
  return { consultation: id, number, state, openedAt: opened_at, others: Number(others), isHeld: held };
}

export type StoredHold = Hold & { readonly number: number; readonly reason: Buffer };

/** Those that stand first, the newest first. */
export async function listStored(db: Database, now: Date, most: number): Promise<StoredHold[]> {
  const rows = await db
    .selectFrom("legal_hold as h")
    .innerJoin("consultation as c", "c.id", "h.consultation_id")
    .leftJoin("approval as a", (join) =>
      join
        .onRef("a.id", "=", "h.lift_approval_id")
        .on((eb) => eb.or([eb("a.outcome", "=", "carried-out"), eb("a.outcome", "is", null)]))
        .on((eb) => eb.or([eb("a.outcome", "is not", null), eb("a.expires_at", ">", now)])),
    )
    .selectAll("h")
    .select(["c.number", "a.asked_by", "a.asked_at"])
    .orderBy(sql`h.lifted_at is not null`)
    .orderBy("h.placed_at", "desc")
    .limit(most)
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, consultation: row.consultation_id, number: row.number, all: row.consultee_id !== null },
    ...{ ground: row.ground, reason: row.reason, placedBy: row.placed_by, placedAt: row.placed_at },
    lift: row.asked_by && row.asked_at ? { by: row.asked_by, at: row.asked_at } : null,
    liftedAt: row.lifted_at,
  }));
}
