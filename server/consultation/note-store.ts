import { type Selectable, sql } from "kysely";
import type { ConsultationId, IdempotencyKey, StaffId } from "../../domain/ids.ts";
import type { NotePlace, WrittenNote } from "../../domain/note.ts";
import type { Database, Tx } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import { type Beside, type DataKey, nameBody, openBeside, sealBeside } from "../storage/seal.ts";

/** The only file that knows the table of notes (test/notes.test.ts): they leave it for staff and for nobody else. */

export type StoredNote = NotePlace & { readonly at: Date; readonly sealed: Buffer };
export type KeptNote = { readonly nth: number; readonly at: Date; readonly mac: Buffer };

export async function findNote(
  tx: Tx,
  consultation: ConsultationId,
  key: IdempotencyKey,
): Promise<KeptNote | null> {
  const row = await tx
    .selectFrom("note")
    .select(["nth", "at", "body_mac as mac"])
    .where("consultation_id", "=", consultation)
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

/** Under the lock of its consultation, which keeps the counting gapless. */
export async function insertNote(
  tx: Tx,
  place: Omit<NotePlace, "nth">,
  { key, text }: WrittenNote,
  dataKey: DataKey,
  at: Date,
): Promise<number> {
  const { newest } = await tx
    .selectFrom("note")
    .select(({ fn }) => fn.max("nth").as("newest"))
    .where("consultation_id", "=", place.consultation)
    .executeTakeFirstOrThrow();
  const nth = (newest ?? 0) + 1;
  await tx
    .insertInto("note")
    .values({
      ...{ consultation_id: place.consultation, nth, staff_id: place.staff, kind: place.kind, key, at },
      body_mac: nameBody(dataKey, text),
      sealed: sealBeside(dataKey, besideOf({ ...place, nth }), text),
    })
    .execute();
  return nth;
}

/** Null where it does not open. */
export function openNote({ sealed, ...place }: StoredNote, key: DataKey): string | null {
  return openBeside(key, besideOf(place), sealed);
}

function besideOf({ consultation, nth, staff, kind }: NotePlace): Beside {
  return { consultation, kind: `note-${kind}`, version: nth, staff };
}

export async function notesAfter(
  db: Database,
  watch: readonly { readonly consultation: ConsultationId; readonly after: number }[],
  most: number,
): Promise<StoredNote[]> {
  if (watch.length === 0) return [];
  const rows = await db
    .selectFrom("note")
    .selectAll()
    .where((eb) =>
      eb.or(
        watch.map(({ consultation, after }) =>
          eb.and([eb("consultation_id", "=", consultation), eb("nth", ">", after)]),
        ),
      ),
    )
    .orderBy("consultation_id")
    .orderBy("nth")
    .limit(most)
    .execute();
  return rows.map(noteOf);
}

/** Of each the newest before a place, as many as asked for; those of these days alone. */
export async function notesBefore(
  db: Database,
  asked: readonly { readonly id: ConsultationId; readonly before: number }[],
  mostEach: number,
  { from, to }: { readonly from?: Date | undefined; readonly to?: Date | undefined },
): Promise<StoredNote[]> {
  const [ids, before] = [asked.map(({ id }) => id), asked.map((one) => one.before)];
  const { rows } = await sql<Selectable<Schema["note"]>>`
    select n.* from unnest(${ids}::uuid[], ${before}::int[]) with ordinality as asked(id, before, place)
    cross join lateral (
      select * from note n
      where n.consultation_id = asked.id and n.nth < asked.before
        and (${from ?? null}::timestamptz is null or n.at >= ${from ?? null})
        and (${to ?? null}::timestamptz is null or n.at < ${to ?? null})
      order by n.nth desc limit ${mostEach}
    ) n
    order by asked.place, n.nth desc`.execute(db);
  return rows.map(noteOf);
}

function noteOf({
  consultation_id,
  nth,
  staff_id,
  kind,
  at,
  sealed,
}: Selectable<Schema["note"]>): StoredNote {
  return { consultation: consultation_id, nth, staff: staff_id, kind, at, sealed };
}

/** The newest first. */
export async function handOverNotesOf(
  db: Database,
  consultation: ConsultationId,
  most: number,
): Promise<StoredNote[]> {
  const rows = await db
    .selectFrom("note")
    .selectAll()
    .where("consultation_id", "=", consultation)
    .where("kind", "=", "hand-over")
    .orderBy("nth", "desc")
    .limit(most)
    .execute();
  return rows.map(noteOf);
}

/** [CB-9] For good. */
export async function deleteNotes(tx: Tx, consultation: ConsultationId): Promise<void> {
  await tx.deleteFrom("note").where("consultation_id", "=", consultation).execute();
}

export type SideTalk = Pick<NotePlace, "consultation" | "nth" | "staff"> & { readonly at: Date };

/** The newest word of each since then. */
export async function sideTalksSince(db: Database, since: Date, most: number): Promise<SideTalk[]> {
  const rows = await db
    .selectFrom("note")
    .distinctOn("consultation_id")
    .select(["consultation_id", "nth", "staff_id", "at"])
    .where("kind", "=", "side")
    .where("at", ">", since)
    .orderBy("consultation_id")
    .orderBy("nth", "desc")
    .limit(most)
    .execute();
  return rows.map(({ consultation_id, nth, staff_id, at }) => ({
    ...{ consultation: consultation_id, nth, staff: staff_id, at },
  }));
}

export async function firstNoteBy(
  db: Database,
  consultation: ConsultationId,
  staff: StaffId,
): Promise<Date | null> {
  const { at } = await db
    .selectFrom("note")
    .select(({ fn }) => fn.min("at").as("at"))
    .where("consultation_id", "=", consultation)
    .where("staff_id", "=", staff)
    .where("kind", "<>", "hand-over")
    .executeTakeFirstOrThrow();
  return at;
}
