import type { Active, Consultation, Step, Waiting } from "./consultation.ts";
import type { MessageEntry, SentPicture } from "./entry.ts";
import type { IdempotencyKey } from "./ids.ts";
import type { Consultee } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** [CN-3] [CN-4] [PI-1] A picture is a message without words: it has a place in the sequence, and is read and answered like any other. */
export function sendPicture(
  consultation: Consultation,
  consultee: Consultee,
  { key, picture }: { readonly key: IdempotencyKey; readonly picture: SentPicture },
  now: Date,
): Step<Waiting | Active, MessageEntry> {
  if (consultation.consultee !== consultee.id) throw new Refusal("not-found");
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, consulteeSeq: seq },
    entry: { kind: "message", by: "consultee", seq, at: now, text: "", key, picture },
  };
}
