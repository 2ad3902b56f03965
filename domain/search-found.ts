import type { Consultation } from "./consultation.ts";
import type { AuthorKind } from "./entry.ts";
import type { StaffId } from "./ids.ts";
import type { NoteKind } from "./note.ts";
import type { ExcerptPart } from "./search.ts";

/** A message, note or record in which every word of a term stands; or, without a term, a consultation. */
export type Found = {
  readonly consultation: Consultation;
  /** When it was written; of the last entry, where it is no message. */
  readonly at: Date;
  readonly message: {
    readonly seq: number;
    readonly by: AuthorKind;
    readonly staff: StaffId | null;
    readonly excerpt: readonly ExcerptPart[];
  } | null;
  /** Among staff: a note by its number, a record by its version. */
  readonly beside: {
    readonly what: NoteKind | "record";
    readonly nth: number;
    readonly staff: StaffId;
    readonly excerpt: readonly ExcerptPart[];
  } | null;
};
