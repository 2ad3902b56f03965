import type { ConsultationId, IdempotencyKey, StaffId } from "./ids.ts";

/** メモ, 主任と相談, and what goes along with a hand-over: among staff, never the consultee's ([NT-1]). */
export const noteKinds = ["note", "side", "hand-over"] as const;
export type NoteKind = (typeof noteKinds)[number];

/** Those that are written by themselves. */
export const writtenNoteKinds = ["note", "side"] as const;

/** Where it stands, and what its words are bound to. */
export type NotePlace = {
  readonly consultation: ConsultationId;
  /** 1, 2, 3 … of its consultation: a counting of its own, not the sequence. */
  readonly nth: number;
  readonly staff: StaffId;
  readonly kind: NoteKind;
};

export type WrittenNote = { readonly key: IdempotencyKey; readonly text: string };
