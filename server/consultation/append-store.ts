import type { Consultation } from "../../domain/consultation.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Storage } from "../storage/database.ts";
import type { entryRow } from "./entry-store.ts";
import { toldColumn } from "./store.ts";

/** Consultations to move on from the entry they were seen at, and the entries that move them. */
export type Move = { readonly base: number; readonly next: Consultation };
export type NewEntry = ReturnType<typeof entryRow>;

/**
 * One statement, one transaction, one commit for many consultations. A consultation moves only if it still stands at the
 * entry the decision was made on and none of the keys was used before; its entries are written only if it moved. Nothing
 * moves where the city was restored since ([DL-5]): what stands there then may have come just as far, by another way.
 * Rows are updated in the order of ids, so that two processes hardly ever wait for each other in a circle; where they do,
 * PostgreSQL ends one of them, and it tries again.
 */
const moveMany = {
  name: "move-many",
  text: `
with wanted as (
  select * from unnest($1::uuid[], $2::int[], $3::int[], $4::timestamptz[], $5::int[], $6::int[], $7::int[], $8::int[],
                       $20::text[])
    as w(id, base, last_seq, last_at, consultee_seq, counsellor_seq, consultee_read, counsellor_read, told)
), fresh as (
  select * from unnest($9::uuid[], $10::int[], $11::timestamptz[], $12::text[], $13::text[], $14::uuid[], $15::uuid[],
                       $16::bytea[], $17::bytea[], $18::int[], $21::text[], $22::timestamptz[])
    as f(consultation_id, seq, at, kind, by_whom, staff_id, key, body_mac, sealed, mark, reason, promised)
), moved as (
  update consultation c
  set last_seq = w.last_seq, last_at = w.last_at, consultee_seq = w.consultee_seq, counsellor_seq = w.counsellor_seq,
      consultee_read = w.consultee_read, counsellor_read = w.counsellor_read, told = w.told
  from wanted w
  where c.id = w.id and c.last_seq = w.base
    and exists (select from installation where epoch = $19)
    and not exists (
      select from fresh f join entry e on e.consultation_id = f.consultation_id and e.key = f.key
      where f.consultation_id = w.id)
  returning c.id
), written as (
  insert into entry (consultation_id, seq, at, kind, by_whom, staff_id, key, body_mac, sealed, mark, reason, promised)
  select f.* from fresh f join moved m on m.id = f.consultation_id
)
select epoch, array(select id from moved) as ids from installation`,
};

/** The same for a single entry: the everyday case when few people write. */
const moveOne = {
  name: "move-one",
  text: `
with moved as (
  update consultation c
  set last_seq = $3, last_at = $4, consultee_seq = $5, counsellor_seq = $6, consultee_read = $7, counsellor_read = $8,
      told = $17
  where c.id = $1 and c.last_seq = $2
    and exists (select from installation where epoch = $16)
    and not exists (select from entry e where e.consultation_id = $1 and e.key = $12)
  returning c.id
), written as (
  insert into entry (consultation_id, seq, at, kind, by_whom, staff_id, key, body_mac, sealed, mark, reason, promised)
  select m.id, $3, $4, $9, $10, $11, $12, $13, $14, $15, $18, $19 from moved m
)
select epoch, array(select id from moved) as ids from installation`,
};

type Moved = { readonly epoch: Epoch; readonly ids: readonly ConsultationId[] };

/**
 * Answers which of the consultations moved, if they are still of that epoch, and the epoch as it is now. The others had gone
 * on, and the caller decides anew.
 */
export async function saveMoves(
  storage: Storage,
  moves: readonly Move[],
  entries: readonly NewEntry[],
  asOf: Epoch,
): Promise<Moved> {
  const [move, entry] = [moves[0], entries[0]];
  const inOrder = [...moves].sort((a, b) => (a.next.id < b.next.id ? -1 : 1));
  const [moved] =
    moves.length === 1 && entries.length === 1 && move && entry
      ? await storage.run<Moved>(moveOne, [
          move.next.id,
          move.base,
          move.next.lastSeq,
          move.next.lastAt,
          move.next.consulteeSeq,
          move.next.counsellorSeq,
          move.next.consulteeRead,
          move.next.counsellorRead,
          entry.kind,
          entry.by_whom,
          entry.staff_id,
          entry.key,
          entry.body_mac,
          entry.sealed,
          entry.mark,
          asOf,
          toldColumn(move.next),
          entry.reason,
          entry.promised,
        ])
      : await storage.run<Moved>(moveMany, [
          inOrder.map((m) => m.next.id),
          inOrder.map((m) => m.base),
          inOrder.map((m) => m.next.lastSeq),
          inOrder.map((m) => m.next.lastAt),
          inOrder.map((m) => m.next.consulteeSeq),
          inOrder.map((m) => m.next.counsellorSeq),
          inOrder.map((m) => m.next.consulteeRead),
          inOrder.map((m) => m.next.counsellorRead),
          entries.map((e) => e.consultation_id),
          entries.map((e) => e.seq),
          entries.map((e) => e.at),
          entries.map((e) => e.kind),
          entries.map((e) => e.by_whom),
          entries.map((e) => e.staff_id),
          entries.map((e) => e.key),
          entries.map((e) => e.body_mac),
          entries.map((e) => e.sealed),
          entries.map((e) => e.mark),
          asOf,
          inOrder.map((m) => toldColumn(m.next)),
          entries.map((e) => e.reason),
          entries.map((e) => e.promised),
        ]);
  if (!moved) throw new Error("The installation row is missing.");
  return moved;
}
