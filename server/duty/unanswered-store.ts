import { sql } from "kysely";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

/** Held by somebody, and written to since then without an answer. */
export type Unanswered = { readonly consultation: ConsultationId; readonly since: Date };

/** The longest first. */
export async function listUnanswered(db: Database, most: number): Promise<Unanswered[]> {
  const { rows } = await sql<Unanswered>`
    select c.id as consultation, m.at as since
    from consultation c
    cross join lateral (
      select e.at from entry e
      where e.consultation_id = c.id and e.seq > c.counsellor_seq and e.kind = 'message' and e.by_whom = 'consultee'
      order by e.seq limit 1
    ) m
    where c.state = 'active' and c.consultee_seq > c.counsellor_seq
    order by m.at limit ${most}`.execute(db);
  return rows;
}
