import type { Attributes } from "./attributes.ts";
import type { ConsentAnswer, DisclosedTo, DisclosureGround } from "./disclosure.ts";
import type { Face, FaceMoment } from "./faces.ts";
import type { IdempotencyKey, StaffId } from "./ids.ts";
import type { PictureSize } from "./picture.ts";
import type { AutomaticReason } from "./reception.ts";

/** One step of a consultation. Everything that changes what a person sees is one ([CN-2]). */
export type Entry =
  | MessageEntry
  | ReadEntry
  | ClaimEntry
  | ReleaseEntry
  | CloseEntry
  | AutomaticEntry
  | AttributesEntry
  | BriefingEntry
  | HistoryEntry
  | RecordEntry
  | DisclosureEntry
  | ConsentEntry
  | FaceEntry
  | DeletedEntry
  | UrgencyEntry
  | HandOverEntry
  | RetractedEntry
  | RetractEntry;

type Step = { readonly seq: number; readonly at: Date };

export type AuthorKind = "consultee" | "counsellor";

export type MessageEntry = Step & {
  readonly kind: "message";
  readonly text: string;
  readonly key: IdempotencyKey;
  /** It is a picture, and has no text. */
  readonly picture?: SentPicture;
} & ({ readonly by: "consultee" } | { readonly by: "counsellor"; readonly staff: StaffId });

export type SentPicture = PictureSize & {
  /** Of the picture as it was sent, while it is being stored. */
  readonly name?: string;
};

/** 読みました: everything up to `upTo` was on the reader's screen. */
export type ReadEntry = Step & { readonly kind: "read"; readonly by: AuthorKind; readonly upTo: number };

export type ClaimEntry = Step & {
  readonly kind: "claim";
  readonly staff: StaffId;
  readonly claimVersion: number;
};

/** Whoever held it does not work here any more: nobody holds it, and it waits again. */
export type ReleaseEntry = Step & { readonly kind: "release"; readonly claimVersion: number };

export type CloseEntry = Step & { readonly kind: "close"; readonly staff: StaffId };

/** 自動返信: said by the service itself. Its words are chosen where it is shown, in the wording of whoever reads. */
export type AutomaticEntry = Step & {
  readonly kind: "automatic";
  readonly reason: AutomaticReason;
  /** Out of hours: from when on a person answers. Null where no opening is known, and for every other reason. */
  readonly promised: Date | null;
};
/** [CN-13] What its author's side says of the consultee from now on: the whole of it, not what changed. */
export type AttributesEntry = Step & { readonly kind: "attributes"; readonly attributes: Attributes } & (
    | { readonly by: "consultee" }
    | { readonly by: "counsellor"; readonly staff: StaffId }
  );

/** 事前確認: who read the briefing to its end, as of which version of what was known. */
export type BriefingEntry = Step & {
  readonly kind: "briefing";
  readonly staff: StaffId;
  readonly version: number;
};

/** Something became known of the consultee outside this consultation: it is now of that version. */
export type HistoryEntry = Step & { readonly kind: "history"; readonly version: number };

/** 記録: who wrote which version of it. What it says stands beside, sealed. */
export type RecordEntry = Step & {
  readonly kind: "record";
  readonly staff: StaffId;
  readonly version: number;
};

/** 伝達: who was told of it, and what allowed it. What was told stands beside, sealed. */
export type DisclosureEntry = Step & {
  readonly kind: "disclosure";
  readonly staff: StaffId;
  readonly to: DisclosedTo;
  readonly ground: DisclosureGround;
};

/** 同意 [BR-6]: asked whether something may be passed on to them, or what the consultee says to that. */
export type ConsentEntry = Step & { readonly kind: "consent"; readonly to: DisclosedTo } & (
    | { readonly by: "counsellor"; readonly staff: StaffId; readonly said: "asked" }
    | { readonly by: "consultee"; readonly said: ConsentAnswer }
  );

/**
 * [CB-9] 削除されました: nothing is left of what stood here. The last one of a consultation says when; those before it keep the
 * places of what was.
 */
export type DeletedEntry = Step & { readonly kind: "deleted" };

/** [CN-14] How the consultee feels, and what they may have said with it. No message: nobody is expected to answer it. */
export type FaceEntry = Step & {
  readonly kind: "face";
  readonly by: "consultee";
  readonly moment: FaceMoment;
  readonly face: Face;
  readonly remark: string | null;
  readonly key: IdempotencyKey;
};

/** 急ぎ: who marked it as urgent, or took the mark away. */
export type UrgencyEntry = Step & {
  readonly kind: "urgency";
  readonly staff: StaffId;
  readonly urgent: boolean;
};

/** 引継ぎ: by whoever held it, to a colleague; to nobody: it waits again. */
export type HandOverEntry = Step & {
  readonly kind: "hand-over";
  readonly from: StaffId;
  readonly to: StaffId | null;
  readonly claimVersion: number;
};

/** [CN-16] In the place of a message that was taken back before it was read. Its words are nowhere any more. */
export type RetractedEntry = Step & {
  readonly kind: "retracted";
  readonly staff: StaffId;
  readonly key: IdempotencyKey;
};

/** [CN-16] Its author has taken back the message `of`. */
export type RetractEntry = Step & { readonly kind: "retract"; readonly staff: StaffId; readonly of: number };

/** Stored, but it does not open: changed, moved, or its key is gone. Nobody writes one; it keeps the place of what was. */
export type UnreadableEntry = Step & { readonly kind: "unreadable"; readonly by: AuthorKind };

/** What reading brings. */
export type StoredEntry = Entry | UnreadableEntry;
