import type { Consultation, Step } from "./consultation.ts";
import type { FaceEntry } from "./entry.ts";
import { type Face, type FaceMoment, longestRemark } from "./faces.ts";
import type { IdempotencyKey } from "./ids.ts";
import { messageFault, messageLength } from "./message.ts";
import type { Consultee } from "./people.ts";
import { Refusal } from "./refusal.ts";

export type Shown = {
  readonly moment: FaceMoment;
  readonly face: Face;
  /** Only with the face after; null where nothing is to be said. */
  readonly remark: string | null;
  readonly key: IdempotencyKey;
};

/** [CN-14] The consultee shows how they feel, or shows it anew: the last one counts. The same again changes nothing. */
export function showFace(
  consultation: Consultation,
  consultee: Consultee,
  { moment, face, remark, key }: Shown,
  now: Date,
): Step<Consultation, FaceEntry> | null {
  if (consultation.consultee !== consultee.id) throw new Refusal("not-found");
  refuseFaultyRemark(moment, remark);
  const isNow = moment === "after" ? consultation.state === "closed" : isUnanswered(consultation);
  if (!isNow) throw new Refusal("face-not-now");
  if (remark === null && consultation.faces[moment] === face) return null;
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, faces: { ...consultation.faces, [moment]: face } },
    entry: { kind: "face", by: "consultee", moment, face, remark, key, seq, at: now },
  };
}

function isUnanswered({ state, counsellorSeq }: Consultation): boolean {
  return state !== "closed" && counsellorSeq === 0;
}

function refuseFaultyRemark(moment: FaceMoment, remark: string | null): void {
  if (remark === null) return;
  if (moment === "before") throw new Refusal("bad-input");
  const fault = messageFault(remark);
  if (fault) throw new Refusal(fault);
  if (messageLength(remark) > longestRemark) throw new Refusal("message-too-long");
}
