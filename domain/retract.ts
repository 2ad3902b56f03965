import { type Active, type Consultation, heldBy, type Step } from "./consultation.ts";
import type { RetractEntry } from "./entry.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** A message of the counsellor's side, and the one of that side before it; 0 where there is none. */
export type Retractable = { readonly seq: number; readonly before: number };

/**
 * [CN-16] Whoever holds a consultation takes back a message of their own that the consultee has not read. What came first is
 * decided by the sequence: a read mark that stands before this entry refuses it.
 */
export function retract(
  consultation: Consultation,
  author: Staff,
  { seq: of, before }: Retractable,
  now: Date,
): Step<Active, RetractEntry> {
  const held = heldBy(consultation, author);
  if (held.consulteeRead >= of) throw new Refusal("already-read");
  const seq = held.lastSeq + 1;
  // Nobody is told of something unread that is not there any more.
  const counsellorSeq = held.counsellorSeq === of ? before : held.counsellorSeq;
  return {
    next: { ...held, counsellorSeq, lastSeq: seq, lastAt: now },
    entry: { kind: "retract", staff: author.id, of, seq, at: now },
  };
}
