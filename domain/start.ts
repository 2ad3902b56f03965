import { nothingToldOrTagged } from "./attributes.ts";
import type { Active, Consultation, Entrance, Step, Written } from "./consultation.ts";
import type { BriefingEntry, ClaimEntry, MessageEntry } from "./entry.ts";
import { noFaces } from "./faces.ts";
import type { ConsultationId, ConsulteeId } from "./ids.ts";
import { messageFault } from "./message.ts";
import type { Staff } from "./people.ts";
import { canBeReached, type Ways } from "./reach.ts";
import { Refusal, type RefusalCode } from "./refusal.ts";

/** How a known consultee stands for the question whether a counsellor may begin to talk with them. */
export type Standing = {
  readonly consultations: readonly Consultation[];
  /** They want one of them deleted, and the city has not refused. */
  readonly wantsDeletion: boolean;
  /** [PA-2] They could not answer. */
  readonly isPaused: boolean;
  readonly ways: Ways;
};

/** [CN-15] Why nobody begins here, null where somebody may. */
export function startFault({ consultations, wantsDeletion, isPaused, ways }: Standing): RefusalCode | null {
  if (wantsDeletion) return "deletion-asked";
  if (consultations.some(({ state }) => state !== "closed")) return "consultation-open";
  if (isPaused) return "writing-paused";
  return canBeReached(ways) ? null : "consultee-unreachable";
}

/**
 * 相談員から始める [CN-15]: claimed, its briefing read and its first message written in one step. Who reads the first entry knows
 * who began.
 */
export function start(
  {
    id,
    number,
    consultee,
    entrance,
  }: {
    readonly id: ConsultationId;
    readonly number: number;
    readonly consultee: ConsulteeId;
    readonly entrance: Entrance;
  },
  { id: staff }: Staff,
  first: Written,
  now: Date,
): Step<Active> {
  const fault = messageFault(first.text);
  if (fault) throw new Refusal(fault);
  const [claimVersion, version, lastSeq] = [1, 0, 3];
  const claim: ClaimEntry = { kind: "claim", staff, claimVersion, seq: 1, at: now };
  const briefing: BriefingEntry = { kind: "briefing", staff, version, seq: 2, at: now };
  const message: MessageEntry = { kind: "message", by: "counsellor", staff, seq: lastSeq, at: now, ...first };
  return {
    next: {
      ...{ id, number, consultee, entrance, openedAt: now, lastSeq, lastAt: now },
      ...{ state: "active", counsellor: staff, claimedAt: now, claimVersion },
      ...{ consulteeSeq: 0, counsellorSeq: lastSeq, consulteeRead: 0, counsellorRead: 0 },
      ...{
        told: [],
        attributes: nothingToldOrTagged,
        urgent: false,
        recordVersion: 0,
        faces: noFaces,
        consents: {},
        handedOverBy: null,
      },
      history: { version, readForClaim: claimVersion, readVersion: version },
    },
    entry: claim,
    followedBy: [briefing, message],
  };
}
