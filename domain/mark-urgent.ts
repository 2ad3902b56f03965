import type { Consultation, Step } from "./consultation.ts";
import type { UrgencyEntry } from "./entry.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** [UC-7] A person marks a consultation as urgent, or takes the mark away. The same again changes nothing. */
export function markUrgent(
  consultation: Consultation,
  { id: staff }: Staff,
  urgent: boolean,
  now: Date,
): Step<Consultation, UrgencyEntry> | null {
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  if (consultation.urgent === urgent) return null;
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, urgent, lastSeq: seq, lastAt: now },
    entry: { kind: "urgency", staff, urgent, seq, at: now },
  };
}
