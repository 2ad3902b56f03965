import type { Selectable } from "kysely";
import type { Standing } from "../../domain/exercise-step.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Practice } from "../../domain/practice.ts";
import type { Database } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";

/** Answers whether it was made: not where there is one of this id, or this person has one under way. */
export async function insertPractice(db: Database, practice: Omit<Practice, "ended">): Promise<boolean> {
  const { situation, done, since, movedAt } = practice.standing;
  const made = await db
    .insertInto("practice")
    .values({
      ...{ id: practice.id, staff_id: practice.staff, exercise: practice.exercise, steps: practice.steps },
      ...{ consultation_id: practice.consultation, partner_id: practice.partner, begun_at: practice.begunAt },
      ...{ situation, done, since, moved_at: movedAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function findPractice(db: Database, id: string): Promise<Practice | null> {
  const row = await db.selectFrom("practice").selectAll().where("id", "=", id).executeTakeFirst();
  return row ? practiceOf(row) : null;
}

export async function findUnderWay(db: Database, staff: StaffId): Promise<Practice | null> {
  const row = await db
    .selectFrom("practice")
    .selectAll()
    .where("staff_id", "=", staff)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row ? practiceOf(row) : null;
}

export async function listUnderWay(db: Database, most: number): Promise<Practice[]> {
  const rows = await db
    .selectFrom("practice")
    .selectAll()
    .where("ended_at", "is", null)
    .orderBy("moved_at")
    .limit(most)
    .execute();
  return rows.map(practiceOf);
}

/** The newest first. */
export async function listPracticesOf(db: Database, staff: StaffId, most: number): Promise<Practice[]> {
  const rows = await db
    .selectFrom("practice")
    .selectAll()
    .where("staff_id", "=", staff)
    .orderBy("begun_at", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(practiceOf);
}

/** The colleague that was played before, in whichever exercise. */
export async function findPartner(db: Database): Promise<StaffId | null> {
  const row = await db
    .selectFrom("practice")
    .select("partner_id as partner")
    .where("partner_id", "is not", null)
    .orderBy("begun_at")
    .limit(1)
    .executeTakeFirst();
  return row?.partner ?? null;
}

/** Of two processes that took the same step, one is recorded; nothing moves on that has ended. */
export async function saveStanding(db: Database, { id, steps }: Practice, standing: Standing): Promise<void> {
  const { situation, done, since, movedAt } = standing;
  await db
    .updateTable("practice")
    .set({ situation, done, since, moved_at: movedAt, steps: steps + 1 })
    .where("id", "=", id)
    .where("steps", "=", steps)
    .where("ended_at", "is", null)
    .execute();
}

/** The first end counts. */
export async function saveEnd(
  db: Database,
  id: string,
  { at, outcome }: NonNullable<Practice["ended"]>,
): Promise<void> {
  await db
    .updateTable("practice")
    .set({ ended_at: at, outcome })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

function practiceOf(row: Selectable<Schema["practice"]>): Practice {
  const { id, exercise, situation, done, since, steps, ended_at: at, outcome } = row;
  return {
    ...{ id, exercise, steps, staff: row.staff_id, consultation: row.consultation_id },
    ...{ partner: row.partner_id, begunAt: row.begun_at },
    standing: { situation, done, since, movedAt: row.moved_at },
    ended: at && outcome ? { at, outcome } : null,
  };
}
