import { type Selectable, sql } from "kysely";
import type { ConsultationId, Epoch, UrgentCallId } from "../../domain/ids.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { UrgentCall, UrgentOutcome } from "../../domain/urgent.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";

type CallRow = Selectable<Schema["urgent_call"]>;

/** A call, what staff call its consultation aloud, and which version its risk sheet has. */
export type NumberedCall = UrgentCall & { readonly number: number; readonly sheet: number };

/** All that have not ended, the oldest first. */
export async function listOpenCalls(db: Database): Promise<NumberedCall[]> {
  const rows = await db
    .selectFrom("urgent_call as u")
    .innerJoin("consultation as c", "c.id", "u.consultation_id")
    .selectAll("u")
    .select("c.number")
    .select((eb) =>
      eb
        .selectFrom("risk_sheet as s")
        .select(({ fn }) => fn.max("s.version").as("version"))
        .whereRef("s.consultation_id", "=", "u.consultation_id")
        .as("sheet"),
    )
    .where("u.ended_at", "is", null)
    .orderBy("u.called_at")
    .orderBy("u.id")
    .execute();
  return rows.map((row) => ({ ...callOf(row), number: row.number, sheet: row.sheet ?? 0 }));
}

/** Whether there is such a consultation. [DL-5] Refuses where the city was restored since that epoch. */
export async function hasConsultation(tx: Tx, id: ConsultationId, asOf: Epoch): Promise<boolean> {
  const { epoch, found } = await tx
    .selectFrom("installation")
    .select("epoch")
    .select((eb) => eb.selectFrom("consultation").select("id").where("id", "=", id).as("found"))
    .executeTakeFirstOrThrow();
  if (epoch !== asOf) throw new Refusal("wrong-epoch", { epoch });
  return found !== null;
}

/** Answers whether it was made: not where it was before, or where its consultation has an open one. */
export async function insertCall(tx: Tx, call: UrgentCall): Promise<boolean> {
  const made = await tx
    .insertInto("urgent_call")
    .values({
      ...{ id: call.id, consultation_id: call.consultation },
      ...{ called_by: call.calledBy, called_at: call.calledAt, step: call.step, due_at: call.dueAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** By its own id, else the open one of its consultation. */
export async function findCall(
  tx: Tx,
  id: UrgentCallId,
  consultation: ConsultationId,
): Promise<(UrgentCall & { readonly hasEnded: boolean }) | null> {
  const row = await tx
    .selectFrom("urgent_call")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("id", "=", id),
        eb.and([eb("consultation_id", "=", consultation), eb("ended_at", "is", null)]),
      ]),
    )
    .orderBy(sql`(id = ${id}) desc`)
    .limit(1)
    .executeTakeFirst();
  return row ? { ...callOf(row), hasEnded: row.ended_at !== null } : null;
}

export async function findConsultationOf(db: Database, id: UrgentCallId): Promise<ConsultationId | null> {
  const row = await db
    .selectFrom("urgent_call")
    .select("consultation_id")
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.consultation_id ?? null;
}

/** Held until the transaction ends: of two who take it, one comes first. [DL-5] Refuses where the city was restored since. */
export async function lockCall(tx: Tx, id: UrgentCallId, asOf: Epoch): Promise<UrgentCall> {
  const row = await tx
    .selectFrom("urgent_call")
    .selectAll()
    .select((eb) => eb.selectFrom("installation").select("epoch").as("epoch"))
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("not-found");
  if (row.epoch !== null && row.epoch !== asOf) throw new Refusal("wrong-epoch", { epoch: row.epoch });
  if (row.ended_at) throw new Refusal("urgent-ended");
  return callOf(row);
}

export async function saveTaken(tx: Tx, { id, taken }: UrgentCall): Promise<void> {
  await tx
    .updateTable("urgent_call")
    .set({ taken_by: taken?.by ?? null, taken_at: taken?.at ?? null, due_at: null, held_until: null })
    .where("id", "=", id)
    .execute();
}

export async function saveEnd(
  tx: Tx,
  { id }: UrgentCall,
  ended: Pick<CallRow, "ended_by" | "ended_at" | "record"> & { readonly outcome: UrgentOutcome },
): Promise<void> {
  await tx
    .updateTable("urgent_call")
    .set({ ...ended, due_at: null, held_until: null })
    .where("id", "=", id)
    .execute();
}

/**
 * Takes in hand what nobody has taken and is due, for this process alone until `until`: if it ends before it is done,
 * another one takes over then.
 */
export async function takeDueCalls(
  db: Database,
  now: Date,
  until: Date,
  most: number,
): Promise<UrgentCall[]> {
  const rows = await db
    .updateTable("urgent_call")
    .set({ held_until: until })
    .where((eb) =>
      eb(
        "id",
        "in",
        eb
          .selectFrom("urgent_call")
          .select("id")
          .where("ended_at", "is", null)
          .where("taken_at", "is", null)
          .where("due_at", "<=", now)
          .where((held) => held.or([held("held_until", "is", null), held("held_until", "<=", now)]))
          .orderBy("due_at")
          .limit(most)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returningAll()
    .execute();
  return rows.map(callOf);
}

/** Answers whether it still stood at that step, and nobody had taken it meanwhile. */
export async function saveStep(
  tx: Tx,
  { id, step }: UrgentCall,
  next: { readonly step: number; readonly dueAt: Date | null },
): Promise<boolean> {
  const moved = await tx
    .updateTable("urgent_call")
    .set({ step: next.step, due_at: next.dueAt, held_until: null })
    .where("id", "=", id)
    .where("step", "=", step)
    .where("taken_at", "is", null)
    .where("ended_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return moved !== undefined;
}

export async function listCallsOf(
  db: Database,
  consultation: ConsultationId,
): Promise<(UrgentCall & { readonly endedAt: Date | null })[]> {
  const rows = await db
    .selectFrom("urgent_call")
    .selectAll()
    .where("consultation_id", "=", consultation)
    .orderBy("called_at")
    .execute();
  return rows.map((row) => ({ ...callOf(row), endedAt: row.ended_at }));
}

export type EndedCall = UrgentCall & {
  readonly ended: {
    readonly by: NonNullable<CallRow["ended_by"]>;
    readonly at: Date;
    readonly outcome: UrgentOutcome;
  };
  readonly record: Buffer | null;
};

/** Those of a consultation that have ended, the newest first. */
export function listEndedCalls(
  db: Database,
  consultation: ConsultationId,
  most: number,
): Promise<EndedCall[]> {
  return listEndedCallsOf(db, [consultation], most);
}

/** The same of several, all in one order. */
export async function listEndedCallsOf(
  db: Database,
  consultations: readonly ConsultationId[],
  most: number,
): Promise<EndedCall[]> {
  const rows = await db
    .selectFrom("urgent_call")
    .selectAll()
    .where("consultation_id", "in", consultations)
    .where("ended_at", "is not", null)
    .orderBy("called_at", "desc")
    .limit(most)
    .execute();
  return rows.flatMap((row) => {
    const { ended_by: by, ended_at: at, outcome, record } = row;
    return by && at && outcome ? [{ ...callOf(row), ended: { by, at, outcome }, record }] : [];
  });
}

function callOf(row: CallRow): UrgentCall {
  const { taken_by: by, taken_at: at } = row;
  return {
    ...{ id: row.id, consultation: row.consultation_id, step: row.step, dueAt: row.due_at },
    ...{ calledBy: row.called_by, calledAt: row.called_at },
    taken: by && at ? { by, at } : null,
  };
}
