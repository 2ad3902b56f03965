import type { Active, Closed, Consultation, Step } from "./consultation.ts";
import type { DisclosedTo, DisclosureGround } from "./disclosure.ts";
import type { DisclosureEntry } from "./entry.ts";
import type { Staff } from "./people.ts";
import { recordable } from "./record.ts";
import { Refusal } from "./refusal.ts";

/**
 * 伝達 [BR-5]: said once each time something is passed on. With consent only while the consultee's last word was yes, which is
 * used up by it. Why it was allowed is kept beside the entry, sealed.
 */
export function disclose(
  consultation: Consultation,
  staff: Staff,
  to: DisclosedTo,
  ground: DisclosureGround,
  now: Date,
): Step<Active | Closed, DisclosureEntry> {
  const known = recordable(consultation, staff);
  if (ground === "consent" && known.consents[to] !== "yes") throw new Refusal("no-consent");
  const seq = known.lastSeq + 1;
  const consents = known.consents[to] ? { ...known.consents, [to]: "told" as const } : known.consents;
  return {
    next: { ...known, consents, lastSeq: seq, lastAt: now },
    entry: { kind: "disclosure", staff: staff.id, to, ground, seq, at: now },
  };
}
