import { sql } from "kysely";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Database } from "../storage/database.ts";

export type Unanswered = {
  readonly consultation: ConsultationId;
  readonly number: number;
  readonly counsellor: StaffId | null;
  readonly since: Date;
};

/** All that wait for words of ours, and the first `most` of them, the longest first. */
export async function readUnanswered(
  db: Database,
  most: number,
): Promise<{ readonly of: number; readonly unanswered: Unanswered[] }> {
  const { rows } = await sql<Unanswered & { readonly of: number }>`
    select c.id as consultation, c.number, c.counsellor_id as counsellor, min(e.at) as since,
      count(*) over ()::int as of
    from consultation c
    join entry e on e.consultation_id = c.id and e.kind = 'message' and e.by_whom = 'consultee'
      and e.seq > c.counsellor_seq
    where c.state <> 'closed' and c.consultee_seq > c.counsellor_seq
    group by c.id order by since, c.number limit ${most}`.execute(db);
  return {
    of: rows[0]?.of ?? 0,
    unanswered: rows.map(({ of: _, ...one }) => one),
  };
}
