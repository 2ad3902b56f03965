import type { Consultation } from "./consultation.ts";
import type { DisclosedTo, DisclosureGround } from "./disclosure.ts";
import type { StaffId } from "./ids.ts";
import type { ConsultationRecord } from "./record.ts";
import type { OpenedSheet } from "./risk-sheet.ts";

/** Who read a briefing to its end, by which entry. */
export type Reading = {
  readonly seq: number;
  readonly staff: StaffId;
  readonly at: Date;
  readonly version: number;
};

export type Disclosure = {
  readonly at: Date;
  readonly staff: StaffId;
  readonly to: DisclosedTo;
  readonly ground: DisclosureGround;
};

/** What the entries of a consultation say besides its words, each in their order. */
export type KnownFacts = {
  readonly readings: readonly Reading[];
  readonly disclosures: readonly Disclosure[];
  /** When attributes were last told or tagged. */
  readonly attributesAt: Date | null;
  /** By which entry the consultee last told them; 0 is never. */
  readonly toldSeq: number;
};

export const nothingKnown: KnownFacts = { readings: [], disclosures: [], attributesAt: null, toldSeq: 0 };

/** A version of a record. Null in the place of what does not open: changed, moved, or its key is gone. */
export type OpenedRecord = {
  readonly version: number;
  readonly staff: StaffId;
  readonly at: Date;
  readonly said: ConsultationRecord | null;
};

/** Another consultation of the same consultee, as the briefing shows it. */
export type Earlier = {
  readonly consultation: Consultation;
  /** The newest version. */
  readonly record: OpenedRecord | null;
  /** [UC-8] The newest version of its risk sheet. */
  readonly sheet: OpenedSheet | null;
  readonly disclosures: readonly Disclosure[];
  /** [BR-2] Opened, recorded, tagged, passed on or found in danger since the briefing was last read to its end. */
  readonly isNew: boolean;
};

export function earlierOf(
  consultation: Consultation,
  { disclosures, attributesAt }: KnownFacts,
  { record, sheet }: Pick<Earlier, "record" | "sheet">,
  readAt: Date | null,
): Earlier {
  const changes = [consultation.openedAt, attributesAt, record?.at, sheet?.at, disclosures.at(-1)?.at];
  const isNew = readAt !== null && changes.some((at) => at && at > readAt);
  return { consultation, record, sheet, disclosures, isNew };
}

/** 事前確認, whole. */
export type Briefing = {
  readonly version: number;
  readonly earlier: readonly Earlier[];
  /** How many more there are. */
  readonly more: number;
  /** What was told in this very consultation has changed since the last reading. */
  readonly attributesAreNew: boolean;
  readonly readings: readonly Reading[];
  /** Its own record, the newest version first. */
  readonly records: readonly OpenedRecord[];
  readonly disclosures: readonly Disclosure[];
  /** What went along with its hand-overs, the newest first. Null: it does not open any more. */
  readonly handOvers: readonly { readonly staff: StaffId; readonly at: Date; readonly text: string | null }[];
  /** What whoever asks was still writing of it. */
  readonly draft: ConsultationRecord | null;
};
