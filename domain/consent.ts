import type { Active, Consultation, Step } from "./consultation.ts";
import type { ConsentAnswer, DisclosedTo } from "./disclosure.ts";
import type { ConsentEntry } from "./entry.ts";
import type { Consultee, Staff } from "./people.ts";
import { recordable } from "./record.ts";
import { Refusal } from "./refusal.ts";

/** [BR-6] Asks the consultee whether something may be passed on. What is asked already, or allowed, is not asked again: null. */
export function askConsent(
  consultation: Consultation,
  staff: Staff,
  to: DisclosedTo,
  now: Date,
): Step<Active, ConsentEntry> | null {
  const held = recordable(consultation, staff);
  if (held.state === "closed") throw new Refusal("consultation-closed");
  if (held.consents[to] === "asked" || held.consents[to] === "yes") return null;
  const seq = held.lastSeq + 1;
  return {
    next: { ...held, consents: { ...held.consents, [to]: "asked" }, lastSeq: seq, lastAt: now },
    entry: { kind: "consent", by: "counsellor", staff: staff.id, to, said: "asked", seq, at: now },
  };
}

/** [BR-6] はい・いいえ・まだ. May be said otherwise until it was passed on, also after the end; the same again is null. */
export function answerConsent(
  consultation: Consultation,
  consultee: Consultee,
  to: DisclosedTo,
  said: ConsentAnswer,
  now: Date,
): Step<Consultation, ConsentEntry> | null {
  if (consultation.consultee !== consultee.id) throw new Refusal("not-found");
  const before = consultation.consents[to];
  if (before === undefined) throw new Refusal("not-asked");
  if (before === "told") throw new Refusal("disclosed-already");
  if (before === said) return null;
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, consents: { ...consultation.consents, [to]: said }, lastSeq: seq, lastAt: now },
    entry: { kind: "consent", by: "consultee", to, said, seq, at: now },
  };
}
