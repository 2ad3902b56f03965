import type { Active, Closed, Consultation, Step } from "./consultation.ts";
import type { DisclosedTo, DisclosureGround } from "./disclosure.ts";
import type { DisclosureEntry } from "./entry.ts";
import type { Staff } from "./people.ts";
import { recordable } from "./record.ts";

/** 伝達 [BR-5]: said once each time something is passed on. Why it was allowed is kept beside the entry, sealed. */
export function disclose(
  consultation: Consultation,
  staff: Staff,
  to: DisclosedTo,
  ground: DisclosureGround,
  now: Date,
): Step<Active | Closed, DisclosureEntry> {
  const known = recordable(consultation, staff);
  const seq = known.lastSeq + 1;
  return {
    next: { ...known, lastSeq: seq, lastAt: now },
    entry: { kind: "disclosure", staff: staff.id, to, ground, seq, at: now },
  };
}
