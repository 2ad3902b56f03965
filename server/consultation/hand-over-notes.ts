import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Tools } from "../tools.ts";
import { handOverNotesOf, openNote } from "./note-store.ts";

export type HandOverNote = {
  readonly staff: StaffId;
  readonly at: Date;
  /** Null where it does not open any more. */
  readonly text: string | null;
};

const most = 20;

/** What went along with the hand-overs of a consultation, the newest first. Who asks is on record by then. */
export async function handOverNotes({ db, keys, log }: Tools, id: ConsultationId): Promise<HandOverNote[]> {
  const damaged = (consultation: ConsultationId, error?: unknown): void =>
    log.error({ consultation, error }, "A note does not open: who changed it, or which key is lost?");
  const stored = await handOverNotesOf(db, id, most);
  if (stored.length === 0) return [];
  const key = (await keys.of([id], damaged)).get(id);
  return stored.map((note) => {
    const text = key ? openNote(note, key) : null;
    if (key && text === null) damaged(id);
    return { staff: note.staff, at: note.at, text };
  });
}
