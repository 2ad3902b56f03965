import type { Selectable } from "kysely";
import type { ConsulteeId, StaffId } from "../../domain/ids.ts";
import type { Pause } from "../../domain/pause.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import type { Stamps } from "../storage/stamps.ts";

type Row = Selectable<Schema["writing_pause"]>;
export type StoredPause = Pause & { readonly reason: Buffer };

export async function insertPause(tx: Tx, pause: StoredPause): Promise<void> {
  const { id, consultee, consultation, ground, reason, until, proposedBy, proposedAt } = pause;
  await tx
    .insertInto("writing_pause")
    .values({
      ...{ id, consultee_id: consultee, consultation_id: consultation, ground, reason, until },
      ...{ proposed_by: proposedBy, proposed_at: proposedAt },
    })
    .execute();
}

/** Held until the transaction ends. */
export async function lockPause(tx: Tx, id: string): Promise<StoredPause | null> {
  const row = await tx
    .selectFrom("writing_pause")
    .selectAll()
    .where("id", "=", id)
    .where("carried_from", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row ? pauseOf(row) : null;
}

/** Nobody proposes a second one of the same consultee meanwhile. */
export async function lockPausesOf(tx: Tx, consultee: ConsulteeId): Promise<Pause[]> {
  await tx.selectFrom("consultee").select("id").where("id", "=", consultee).forUpdate().execute();
  const rows = await tx
    .selectFrom("writing_pause")
    .selectAll()
    .where("consultee_id", "=", consultee)
    .execute();
  return rows.map(pauseOf);
}

/** [SE-8] Agreed to, it carries a stamp: without one it pauses nobody. */
export async function saveDecision(
  tx: Tx,
  stamps: Stamps,
  { id, consultee, until }: Pause,
  decided: NonNullable<Pause["decided"]>,
): Promise<void> {
  const stamp = decided.agreed ? stamps.of("writing_pause", { id, consultee_id: consultee, until }) : null;
  await tx
    .updateTable("writing_pause")
    .set((eb) => ({
      ...{ decided_by: decided.by, decided_at: decided.at, agreed: decided.agreed, stamp },
      friend_mac: eb
        .selectFrom("line_link")
        .select("friend_mac")
        .where("consultee_id", "=", consultee)
        .limit(1),
    }))
    .where("id", "=", id)
    .execute();
}

/** With whoever it was carried to. */
export async function saveLifted(tx: Tx, id: string, by: StaffId, at: Date): Promise<void> {
  await tx
    .updateTable("writing_pause")
    .set({ lifted_by: by, lifted_at: at })
    .where((eb) => eb.or([eb("id", "=", id), eb("carried_from", "=", id)]))
    .where("lifted_at", "is", null)
    .execute();
}

export async function listPauses(db: Database, most: number): Promise<StoredPause[]> {
  const rows = await db
    .selectFrom("writing_pause")
    .selectAll()
    .where("carried_from", "is", null)
    .orderBy("proposed_at", "desc")
    .limit(most)
    .execute();
  return rows.map(pauseOf);
}

/** Those that hold at this moment and that the service itself has written down. */
export async function listInForce(db: Database, stamps: Stamps, now: Date): Promise<Pause[]> {
  const rows = await db
    .selectFrom("writing_pause")
    .selectAll()
    .where("agreed", "=", true)
    .where("lifted_at", "is", null)
    .where("until", ">", now)
    .execute();
  return rows.filter((row) => stamps.isOurs("writing_pause", row)).map(pauseOf);
}

/** Whoever LINE has proven to be the same person is paused as they were. */
export async function copyPauses(
  tx: Tx,
  stamps: Stamps,
  { mac, consultee, newId }: { mac: Buffer; consultee: ConsulteeId; newId: () => string },
  now: Date,
): Promise<void> {
  const rows = await tx
    .selectFrom("writing_pause")
    .selectAll()
    .where("friend_mac", "=", mac)
    .where("carried_from", "is", null)
    .where("agreed", "=", true)
    .where("lifted_at", "is", null)
    .where("until", ">", now)
    .execute();
  for (const row of rows.filter((one) => stamps.isOurs("writing_pause", one))) {
    const copy = { ...row, id: newId(), consultee_id: consultee, carried_from: row.id };
    await tx
      .insertInto("writing_pause")
      .values({ ...copy, stamp: stamps.of("writing_pause", copy) })
      .execute();
  }
}

function pauseOf(row: Row): StoredPause {
  const { id, ground, reason, until } = row;
  return {
    ...{ id, ground, reason, until, consultee: row.consultee_id, consultation: row.consultation_id },
    ...{ proposedBy: row.proposed_by, proposedAt: row.proposed_at },
    decided:
      row.decided_by && row.decided_at && row.agreed !== null
        ? { by: row.decided_by, at: row.decided_at, agreed: row.agreed }
        : null,
    lifted: row.lifted_by && row.lifted_at ? { by: row.lifted_by, at: row.lifted_at } : null,
  };
}
