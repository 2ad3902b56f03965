import { type Active, type Consultation, heldBy, type Step } from "./consultation.ts";
import type { HandOverEntry } from "./entry.ts";
import type { StaffId } from "./ids.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/**
 * [CN-17] 引継ぎ: whoever holds it gives it to a colleague, or back to all (null), as of the claim they saw; [DU-6] a supervisor does
 * so in anybody's place, and takes it over by that. Null where that has been done already, since a lost answer is asked again.
 */
export function handOver(
  consultation: Consultation,
  giver: Staff,
  to: StaffId | null,
  seenClaimVersion: number,
  now: Date,
): Step<Consultation, HandOverEntry> | null {
  if (consultation.claimVersion === seenClaimVersion + 1 && holderOf(consultation) === to) return null;
  const { claimedAt: _, counsellor: from, ...held } = givenBy(consultation, giver);
  if (seenClaimVersion !== held.claimVersion) throw new Refusal("claim-moved");
  if (to === from) throw new Refusal("not-oneself");
  const seq = held.lastSeq + 1;
  const claimVersion = held.claimVersion + 1;
  const moved = { ...held, claimVersion, lastSeq: seq, lastAt: now };
  return {
    next:
      to === null
        ? { ...moved, state: "waiting", handedOverBy: null }
        : { ...moved, state: "active", counsellor: to, claimedAt: now, handedOverBy: from },
    entry: { kind: "hand-over", from, to, claimVersion, seq, at: now },
  };
}

function givenBy(consultation: Consultation, giver: Staff): Active {
  const inTheirPlace = consultation.state === "active" && giver.roles.includes("supervisor");
  return inTheirPlace ? consultation : heldBy(consultation, giver);
}

function holderOf(consultation: Consultation): StaffId | null | undefined {
  if (consultation.state === "waiting") return null;
  return consultation.state === "active" ? consultation.counsellor : undefined;
}
