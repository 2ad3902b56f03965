import { sql } from "kysely";
import type { BarredMessage } from "../../domain/bar.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { LookedThrough } from "../../domain/petition-steps.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Of the messages that somebody has looked at. */
export async function loadBars(db: Database | Tx, petition: string): Promise<Map<number, BarredMessage>> {
  const rows = await db
    .selectFrom("petition_bars")
    .select(["seq", "bars", "left_out"])
    .where("petition_id", "=", petition)
    .execute();
  return new Map(rows.map(({ seq, bars, left_out: leftOut }) => [seq, { seq, bars, leftOut }]));
}

export async function upsertBars(
  tx: Tx,
  petition: string,
  messages: readonly BarredMessage[],
  by: { readonly staff: StaffId; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("petition_bars")
    .values(
      messages.map(({ seq, bars, leftOut }) => ({
        ...{ petition_id: petition, seq, bars: JSON.stringify(bars), left_out: leftOut },
        ...{ staff_id: by.staff, at: by.at },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["petition_id", "seq"]).doUpdateSet(({ ref }) => ({
        ...{ bars: ref("excluded.bars"), left_out: ref("excluded.left_out") },
        ...{ staff_id: ref("excluded.staff_id"), at: ref("excluded.at") },
      })),
    )
    .execute();
}

/** How far its consultation was looked through, up to its last message; null where there is nothing to be seen. */
export async function lookedThrough(
  tx: Tx,
  petition: string,
  consultation: ConsultationId,
): Promise<(LookedThrough & { readonly upTo: number }) | null> {
  const { rows } = await sql<{ up_to: number | null; unseen: string; barred: boolean | null }>`
    select max(e.seq) as up_to, count(*) filter (where b.seq is null) as unseen,
      bool_or(b.left_out is not null or jsonb_array_length(b.bars) > 0) as barred
    from entry e
    left join petition_bars b on b.petition_id = ${petition} and b.seq = e.seq
    where e.consultation_id = ${consultation} and e.kind = 'message'`.execute(tx);
  const [row] = rows;
  if (!row || row.up_to === null) return null;
  return { upTo: row.up_to, unseen: Number(row.unseen), barred: row.barred ?? false };
}
