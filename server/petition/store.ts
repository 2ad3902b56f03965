import { sql } from "kysely";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { ListedPetition, PetitionStep } from "../../domain/petition.ts";
import type { Database, Tx } from "../storage/database.ts";

export type StoredStep = PetitionStep & {
  readonly sealed: Buffer | null;
  readonly correction: Buffer | null;
};
export type StoredPetition = Omit<ListedPetition, "who" | "sought" | "steps"> & {
  readonly steps: readonly StoredStep[];
  readonly who: Buffer;
  readonly sought: Buffer;
};

export type NewPetition = Pick<
  StoredPetition,
  "id" | "kind" | "consultation" | "petitioner" | "receivedOn" | "days" | "who" | "sought" | "receivedBy"
> & { readonly receivedAt: Date };

/** Null where it stands under its id already. */
export async function insertPetition(tx: Tx, one: NewPetition): Promise<number | null> {
  const { id, kind, petitioner, days, who, sought } = one;
  const made = await tx
    .insertInto("petition")
    .values({
      ...{ id, kind, petitioner, days, who, sought, consultation_id: one.consultation },
      ...{ received_on: one.receivedOn, staff_id: one.receivedBy, received_at: one.receivedAt },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("number")
    .executeTakeFirst();
  return made?.number ?? null;
}

export async function findNumber(tx: Tx, id: string): Promise<number | null> {
  const row = await tx.selectFrom("petition").select("number").where("id", "=", id).executeTakeFirst();
  return row?.number ?? null;
}

/** Held until the transaction ends, with its time line. Null where there is none. */
export async function lockPetition(tx: Tx, id: string, now: Date): Promise<StoredPetition | null> {
  await tx.selectFrom("petition").select("id").where("id", "=", id).forUpdate().execute();
  return findPetition(tx, id, now);
}

export async function findPetition(db: Database | Tx, id: string, now: Date): Promise<StoredPetition | null> {
  return (await load(db, [id], now))[0] ?? null;
}

export async function findByApproval(tx: Tx, approval: string): Promise<string | null> {
  const row = await tx
    .selectFrom("petition")
    .select("id")
    .where("approval_id", "=", approval)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The newest first. */
export async function listStored(db: Database, most: number, now: Date): Promise<StoredPetition[]> {
  const rows = await db.selectFrom("petition").select("id").orderBy("number", "desc").limit(most).execute();
  return load(
    db,
    rows.map(({ id }) => id),
    now,
  );
}

type NewStep = Omit<StoredStep, "nth" | "sealed" | "correction"> & {
  readonly sealed?: Buffer | null;
  readonly correction?: Buffer | null;
};

/** Under the lock of its petition. `nth` is one behind its last step. */
export async function insertStep(tx: Tx, petition: string, nth: number, step: NewStep): Promise<void> {
  const { kind, at, by, facts, sealed = null, correction = null } = step;
  await tx
    .insertInto("petition_step")
    .values({
      ...{ petition_id: petition, nth, kind, at, staff_id: by, sealed, correction },
      facts: JSON.stringify(facts),
    })
    .execute();
}

export async function saveApproval(tx: Tx, petition: string, approval: string): Promise<void> {
  await tx.updateTable("petition").set({ approval_id: approval }).where("id", "=", petition).execute();
}

async function load(db: Database | Tx, ids: readonly string[], now: Date): Promise<StoredPetition[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("petition as p")
    .leftJoin("consultation as c", "c.id", "p.consultation_id")
    .leftJoin("approval as a", (join) =>
      join.onRef("a.id", "=", "p.approval_id").on("a.outcome", "is", null).on("a.expires_at", ">", now),
    )
    .selectAll("p")
    .select(["c.number as consultation_number", "c.deleted_at", "a.id as open_approval", "a.asked_by"])
    .select(({ ref }) => [
      // A day as text: the driver would make an instant of it.
      sql<Day>`${ref("p.received_on")}::text`.as("received_day"),
      sql<boolean>`p.consultation_id is not null and consultation_is_held(p.consultation_id)`.as("held"),
    ])
    .where("p.id", "in", ids)
    .execute();
  const steps = await db
    .selectFrom("petition_step")
    .selectAll()
    .where("petition_id", "in", ids)
    .orderBy("nth")
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    return [
      {
        ...{ id, number: row.number, kind: row.kind, petitioner: row.petitioner, days: row.days },
        ...{ consultation: row.consultation_id as ConsultationId | null, receivedOn: row.received_day },
        ...{
          consultationNumber: row.consultation_number,
          isDeleted: row.deleted_at !== null,
          isHeld: row.held,
        },
        ...{ who: row.who, sought: row.sought, receivedBy: row.staff_id, receivedAt: row.received_at },
        ...{ approval: row.open_approval, proposedBy: row.asked_by, isProposed: row.open_approval !== null },
        steps: steps
          .filter(({ petition_id }) => petition_id === id)
          .map(({ nth, kind, at, staff_id: by, facts, sealed, correction }) => ({
            ...{ nth, kind, at, by, facts, sealed, correction },
          })),
      },
    ];
  });
}
