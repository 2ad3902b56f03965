import { sql } from "kysely";
import type { Impact } from "../../../domain/incident.ts";
import type { Database } from "../../storage/database.ts";

/** Whom it concerned, from one moment up to another: counted from what is stored, and no word of it read. */
export async function countImpact(db: Database, from: Date, to: Date): Promise<Omit<Impact, "from" | "to">> {
  const { rows } = await sql<Omit<Impact, "from" | "to">>`
    with near as (
      select id, consultee_id, opened_at from consultation
      where opened_at < ${to} and (closed_at is null or closed_at >= ${from})
    ), said as (
      select e.consultation_id from near join entry e on e.consultation_id = near.id
      where e.kind = 'message' and e.at >= ${from} and e.at < ${to}
    )
    select
      (select count(*)::int from near) as open,
      (select count(*)::int from near where opened_at >= ${from}) as opened,
      (select count(distinct consultation_id)::int from said) as talked,
      (select count(*)::int from said) as messages,
      (select count(distinct consultee_id)::int from near where id in (select consultation_id from said)) as consultees,
      (select count(distinct actor_id)::int from audit_line
        where at >= ${from} and at < ${to} and actor_kind = 'staff') as staff`.execute(db);
  const [counted] = rows;
  if (!counted) throw new Error("Nothing was counted.");
  return counted;
}
