import { sql } from "kysely";
import type { DutyPlan, OwnWord } from "../../domain/duty.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { Database, Tx } from "../storage/database.ts";

/** What was planned; an older program may not have known every part of it. */
export type PlanRow = { readonly version: number; readonly plan: Partial<DutyPlan> };

export async function findNewest(db: Database | Tx): Promise<PlanRow | null> {
  const row = await db
    .selectFrom("duty_plan")
    .select(["version", "plan"])
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Answers whether it was the first of this version. */
export async function insertVersion(
  tx: Tx,
  version: number,
  plan: DutyPlan,
  staff: StaffId,
  at: Date,
): Promise<boolean> {
  const made = await tx
    .insertInto("duty_plan")
    .values({ version, plan: JSON.stringify(plan), staff_id: staff, at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("version")
    .executeTakeFirst();
  return made !== undefined;
}

export async function listWords(db: Database, day: Day): Promise<OwnWord[]> {
  return db
    .selectFrom("duty_word")
    .select(["staff_id as staff", "day", "is_on as on"])
    .where("day", "=", day)
    .orderBy("at")
    .execute();
}

export async function keepWord(tx: Tx, { staff, day, on }: OwnWord, at: Date): Promise<void> {
  await tx
    .insertInto("duty_word")
    .values({ staff_id: staff, day, is_on: on, at })
    .onConflict((conflict) => conflict.columns(["staff_id", "day"]).doUpdateSet({ is_on: on, at }))
    .execute();
}

/** How many consultations these people hold together. */
export async function countHeld(db: Database, staff: readonly StaffId[]): Promise<number> {
  if (staff.length === 0) return 0;
  const { count } = await db
    .selectFrom("consultation")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("state", "=", "active")
    .where("counsellor_id", "in", staff)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export type Lasted = { readonly from: Date; readonly to: Date };

/** From the first claim to the end, of those that ended last. */
export async function listLasted(db: Database, since: Date, most: number): Promise<Lasted[]> {
  const { rows } = await sql<Lasted>`
    select a.at as "from", b.at as "to"
    from (
      select id from consultation where state = 'closed' and last_at > ${since} order by last_at desc limit ${most}
    ) c
    cross join lateral (
      select e.at from entry e
      where e.consultation_id = c.id and e.kind = 'claim' and e.staff_id is not null order by e.seq limit 1
    ) a
    cross join lateral (
      select e.at from entry e
      where e.consultation_id = c.id and e.kind = 'close' and e.staff_id is not null order by e.seq desc limit 1
    ) b`.execute(db);
  return rows;
}
