import { z } from "zod";
import { noteKinds, writtenNoteKinds } from "../domain/note.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, seq, staffId } from "./endpoint.ts";

/** [NT-1] Nothing of it is an entry: the consultee's sync reads entries. */
export const writeNote = endpoint({
  path: "/api/desk/note",
  allow: "note:write",
  summary: "メモ, 主任と相談: a note among staff beside a consultation.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    key: idempotencyKey,
    kind: z.enum(writtenNoteKinds),
    text: z.string().max(20_000),
  }),
  output: z.strictObject({ nth: seq, at: instant }),
});

/** Asked every few seconds of the talks on the screen. What does not open any more has no text. */
export const listNotes = endpoint({
  path: "/api/desk/notes",
  allow: "note:read",
  unattended: true,
  summary:
    "Notes beside consultations, each past one's own cursor; and where the supervisor's advice was asked for.",
  input: z.strictObject({
    watch: z.array(z.strictObject({ consultation: consultationId, after: seq })).max(64),
  }),
  output: z.strictObject({
    notes: z.array(
      z.strictObject({
        consultation: consultationId,
        nth: seq,
        staff: staffId,
        kind: z.enum(noteKinds),
        at: instant,
        text: z.string().nullable(),
      }),
    ),
    /** The newest word of each side talk of the last twelve hours. */
    sideTalks: z.array(
      z.strictObject({ consultation: consultationId, nth: seq, staff: staffId, at: instant }),
    ),
  }),
});
