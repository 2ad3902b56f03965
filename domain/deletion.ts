import type { Closed, Consultation, Step } from "./consultation.ts";
import type { DeletedEntry } from "./entry.ts";
import { noFaces } from "./faces.ts";
import type { ConsultationId, StaffId } from "./ids.ts";
import { Refusal } from "./refusal.ts";

/** Why a consultee wants a consultation deleted. A choice, never a sentence: a wish to be forgotten adds no new words. */
export const deletionReasons = ["solved", "afraid-of-being-seen", "written-by-mistake", "other"] as const;
export type DeletionReason = (typeof deletionReasons)[number];

/** Why the city keeps it all the same, as the consultee is told in their own wording. A choice for the same reason. */
export const keepingReasons = ["to-protect", "still-helping", "must-be-kept"] as const;
export type KeepingReason = (typeof keepingReasons)[number];

/** 消してほしい: asked by the consultee, decided by the city. */
export type DeletionRequest = {
  readonly consultation: ConsultationId;
  readonly number: number;
  readonly state: Consultation["state"];
  readonly askedAt: Date;
  readonly reason: DeletionReason | null;
  /** Where others are being asked, or have agreed. */
  readonly proposal: {
    readonly by: StaffId;
    readonly at: Date;
    readonly agreed: readonly StaffId[];
  } | null;
  readonly refused: { readonly by: StaffId; readonly at: Date; readonly why: KeepingReason } | null;
  /** [RT-1] It cannot be deleted for now, whoever asks. */
  readonly isHeld: boolean;
  readonly deletedAt: Date | null;
};

/** What a deletion takes away, in numbers. */
export type DeletionPreview = {
  readonly state: Consultation["state"];
  readonly openedAt: Date;
  readonly fromConsultee: number;
  readonly fromCounsellors: number;
  /** Whether there is a record of it. */
  readonly record: boolean;
  /** Whether anything was told of the consultee, or set by a counsellor. */
  readonly attributes: boolean;
};

/**
 * [CB-9] Only what is over is deleted. What is left of it is that it was, and when: no words, no attributes, and of its steps
 * their numbers and hours.
 */
export function deleteClosed(consultation: Consultation, now: Date): Step<Closed, DeletedEntry> {
  if (consultation.state !== "closed") throw new Refusal("consultation-open");
  if (consultation.deletedAt) throw new Refusal("not-found");
  const seq = consultation.lastSeq + 1;
  return {
    next: {
      ...consultation,
      ...{ deletedAt: now, lastSeq: seq, lastAt: now, told: [], faces: noFaces, consents: {} },
      attributes: { told: {}, tagged: {} },
      handedOverBy: null,
      ...{ consulteeSeq: 0, counsellorSeq: 0, consulteeRead: 0, counsellorRead: 0 },
    },
    entry: { kind: "deleted", seq, at: now },
  };
}
