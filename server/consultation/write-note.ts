import type { ConsultationId } from "../../domain/ids.ts";
import { messageFault } from "../../domain/message.ts";
import type { NoteKind, WrittenNote } from "../../domain/note.ts";
import type { Staff } from "../../domain/people.ts";
import { Refusal } from "../../domain/refusal.ts";
import { forgetSentDraft } from "../draft/forget-sent.ts";
import { isSameBody, nameBody } from "../storage/seal.ts";
import type { Tools } from "../tools.ts";
import { findNote, insertNote } from "./note-store.ts";
import { lockConsultation } from "./store.ts";

/** [NT-2] A note among staff. Whoever may write one need not hold the consultation, and it may be over. */
export async function writeNote(
  tools: Tools,
  author: Staff,
  consultation: ConsultationId,
  kind: Exclude<NoteKind, "hand-over">,
  written: WrittenNote,
): Promise<{ readonly nth: number; readonly at: Date }> {
  const { db, keys, now, epoch } = tools;
  const fault = messageFault(written.text);
  if (fault) throw new Refusal(fault);
  const asOf = epoch();
  const key = (await keys.of([consultation])).get(consultation);
  if (!key) throw new Refusal("not-found");
  const noted = await db.transaction().execute(async (tx) => {
    await lockConsultation(tx, consultation, asOf);
    const before = await findNote(tx, consultation, written.key);
    if (before && !isSameBody(before.mac, nameBody(key, written.text))) throw new Refusal("key-reused");
    if (before) return before;
    const at = now();
    const nth = await insertNote(tx, { consultation, staff: author.id, kind }, written, key, at);
    return { nth, at };
  });
  await forgetSentDraft(tools, author, consultation, "note", written.text);
  return noted;
}
