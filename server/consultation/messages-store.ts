import { sql } from "kysely";
import type { ConsultationId } from "../../domain/ids.ts";
import type { DataKeys } from "../storage/data-keys.ts";
import type { Database } from "../storage/database.ts";
import { entryOrPlaceOf } from "./entry-store.ts";

type Row = Parameters<typeof entryOrPlaceOf>[0] & { readonly number: number };
type Numbered = ReturnType<typeof entryOrPlaceOf> & { readonly number: number };

/** The first consultations from a number on that were opened then, and have words still. */
export async function numbersFrom(
  db: Database,
  { from, before }: { readonly from: Date; readonly before: Date },
  first: number,
  most: number,
): Promise<{ readonly id: ConsultationId; readonly number: number; readonly lastSeq: number }[]> {
  return db
    .selectFrom("consultation")
    .select(["id", "number", "last_seq as lastSeq"])
    .where("number", ">=", first)
    .where("opened_at", ">=", from)
    .where("opened_at", "<", before)
    .where("deleted_at", "is", null)
    .orderBy("number")
    .limit(most)
    .execute();
}

/** Their messages in order, at most `most`; of the first consultation those behind `seq` alone. */
export async function messagesOf(
  db: Database,
  keys: DataKeys,
  of: readonly { readonly id: ConsultationId; readonly number: number; readonly seq: number }[],
  most: number,
  damaged: (id: ConsultationId, error: unknown) => void,
): Promise<Numbered[]> {
  const { rows } = await sql<Row>`
    select e.*, asked.number
    from unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ number }) => number)}::bigint[],
                ${of.map(({ seq }) => seq)}::int[]) as asked(id, number, seq)
    cross join lateral (
      select * from entry e
      where e.consultation_id = asked.id and e.seq > asked.seq and e.kind = 'message' order by e.seq limit ${most}
    ) e
    order by asked.number, e.seq limit ${most}`.execute(db);
  const dataKeys = await keys.of([...new Set(rows.map((row) => row.consultation_id))], damaged);
  return rows.map((row) => ({
    ...entryOrPlaceOf(row, dataKeys.get(row.consultation_id), damaged),
    number: Number(row.number),
  }));
}
