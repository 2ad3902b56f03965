import { sql } from "kysely";
import type { OwnWord } from "../../domain/duty.ts";
import type { StaffId } from "../../domain/ids.ts";
import type { Day } from "../../domain/japan-time.ts";
import type { Database, Tx } from "../storage/database.ts";

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
