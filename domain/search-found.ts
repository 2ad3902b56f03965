import type { Consultation } from "./consultation.ts";
import type { AuthorKind } from "./entry.ts";
import type { StaffId } from "./ids.ts";
import type { NoteKind } from "./note.ts";
import type { ExcerptPart } from "./search.ts";

/** What staff write of a consultation, besides notes. */
export const writtenBeside = ["record", "risk-sheet", "urgent-record"] as const;
type WrittenBeside = (typeof writtenBeside)[number];

export function isWritten(what: NoteKind | WrittenBeside): what is WrittenBeside {
  return (writtenBeside as readonly string[]).includes(what);
}

/** A message, or something beside it, in which every word of a term stands; or, without a term, a consultation. */
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
  /** Among staff: a note by its number, a record or risk sheet by its version, the record of an urgent call by which of the consultation's it is. */
  readonly beside: {
    readonly what: NoteKind | WrittenBeside;
    readonly nth: number;
    readonly staff: StaffId;
    readonly excerpt: readonly ExcerptPart[];
  } | null;
};
