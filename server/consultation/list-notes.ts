import type { ConsultationId } from "../../domain/ids.ts";
import type { NotePlace } from "../../domain/note.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { notesAfter, openNote, type SideTalk, sideTalksSince } from "./note-store.ts";
import { loadConsultations } from "./store.ts";

export type Note = NotePlace & {
  readonly at: Date;
  /** Null where it does not open any more. */
  readonly text: string | null;
};

const sideTalkMillis = 12 * 3_600_000;
const [mostNotes, mostSideTalks] = [200, 200];

/** [AU-9] Whoever is shown the notes of a consultation views it: that is on record before the first one leaves. */
export async function listNotes(
  { db, keys, now, viewings, log }: Tools,
  reader: Staff,
  watch: readonly { readonly consultation: ConsultationId; readonly after: number }[],
): Promise<{ readonly notes: readonly Note[]; readonly sideTalks: readonly SideTalk[] }> {
  const ids = watch.map(({ consultation }) => consultation);
  if ((await loadConsultations(db, ids)).length < new Set(ids).size) throw new Refusal("not-found");
  const stored = await notesAfter(db, watch, mostNotes);
  const shown = [...new Set(stored.map(({ consultation }) => consultation))];
  if (shown.length > 0) (await viewings.begin(reader, shown)).end();
  const damaged = (consultation: ConsultationId, error?: unknown): void =>
    log.error({ consultation, error }, "A note does not open: who changed it, or which key is lost?");
  const dataKeys = await keys.of(shown, damaged);
  const notes = stored.map((note): Note => {
    const { sealed: _, ...open } = note;
    const key = dataKeys.get(note.consultation);
    const text = key ? openNote(note, key) : null;
    if (key && text === null) damaged(note.consultation);
    return { ...open, text };
  });
  const since = new Date(now().getTime() - sideTalkMillis);
  return { notes, sideTalks: await sideTalksSince(db, since, mostSideTalks) };
}
