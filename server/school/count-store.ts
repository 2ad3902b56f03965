import { sql } from "kysely";
import type { Month } from "../../domain/period.ts";
import type { CountsBySchool } from "../../domain/school-counts.ts";
import type { Database } from "../storage/database.ts";

/** Answers whether it was the first of this month. */
export async function insertTeller(db: Database, month: Month, token: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into school_teller (month, token) values (${month}, ${token})
    on conflict do nothing returning month`.execute(db);
  return rows.length > 0;
}

export async function deleteTellersBefore(db: Database, month: Month): Promise<void> {
  await sql`delete from school_teller where month < ${month}`.execute(db);
}

export async function addToMonth(db: Database, month: Month, school: string): Promise<void> {
  await sql`
    insert into school_month as kept (month, counts) values (${month}, jsonb_build_object(${school}::text, 1))
    on conflict (month) do update set counts = jsonb_set(
      kept.counts, array[${school}::text], to_jsonb(coalesce((kept.counts ->> ${school}::text)::integer, 0) + 1)
    )`.execute(db);
}

/** Nothing where nobody told a code in it. */
export async function findMonth(db: Database, month: Month): Promise<CountsBySchool> {
  const { rows } = await sql<{ counts: CountsBySchool }>`
    select counts from school_month where month = ${month}`.execute(db);
  return rows[0]?.counts ?? {};
}
