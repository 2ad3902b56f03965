import { z } from "zod";
import { disclosedTo, disclosureGrounds } from "../domain/disclosure.ts";
import { risks } from "../domain/risk.ts";
import { attributes } from "./attributes.ts";
import { consultationId, endpoint, epoch, idempotencyKey, instant, nothing, staffId } from "./endpoint.ts";
import { writtenSheet } from "./risk-sheet.ts";
import { consultationSummary } from "./sync.ts";

const part = z.string().max(20_000);

/** 記録: 主訴・対応・見立て・引継ぎ・約束, each of at most 4,000 characters, and the risk. */
export const consultationRecord = z.strictObject({
  concern: part,
  response: part,
  assessment: part,
  handOver: part,
  promises: part,
  risk: z.enum(risks),
});

/** A version of it, by whom and when. Null in the place of what does not open any more. */
const writtenRecord = z.strictObject({
  version: z.int(),
  staff: staffId,
  at: instant,
  said: consultationRecord.nullable(),
});
export type WrittenRecord = z.output<typeof writtenRecord>;

const disclosure = z.strictObject({
  at: instant,
  staff: staffId,
  to: z.enum(disclosedTo),
  ground: z.enum(disclosureGrounds),
});

const earlierConsultation = z.strictObject({
  id: consultationId,
  number: z.int(),
  entrance: z.enum(["web", "line"]),
  state: z.enum(["waiting", "active", "closed"]),
  counsellor: staffId.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  attributes: z.strictObject({ told: attributes, tagged: attributes }),
  /** The newest version. */
  record: writtenRecord.nullable(),
  /** [UC-8] The newest version. */
  sheet: writtenSheet.nullable(),
  disclosures: z.array(disclosure),
  /** [BR-2] Became known, or changed, since the last reading. */
  isNew: z.boolean(),
});
export type EarlierConsultation = z.output<typeof earlierConsultation>;

export const briefing = z.strictObject({
  /** Of what is known; a reading names it. */
  version: z.int(),
  /** The consultee's other consultations, the newest first, at most 100. */
  earlier: z.array(earlierConsultation),
  /** How many more there are. */
  more: z.int(),
  /** What counts of this consultation changed since the last reading. */
  attributesAreNew: z.boolean(),
  /** Who has read it to its end, the newest first, at most 20. */
  readings: z.array(z.strictObject({ staff: staffId, at: instant, version: z.int() })),
  /** This consultation's own record, the newest version first. */
  records: z.array(writtenRecord),
  /** [CN-17] What went along with its hand-overs, the newest first. Null: it does not open any more. */
  handOvers: z.array(z.strictObject({ staff: staffId, at: instant, text: z.string().nullable() })),
  disclosures: z.array(disclosure),
  /** What the caller was still writing of the record. */
  draft: consultationRecord.nullable(),
});
export type Briefing = z.output<typeof briefing>;

/** Each call is on record before it is answered. */
export const seeBriefing = endpoint({
  path: "/api/desk/briefing",
  allow: "consultation:brief",
  summary: "事前確認: what is known of the consultee of a consultation, and the consultation's own record.",
  input: z.strictObject({ consultation: consultationId }),
  output: briefing,
});

/** Refused with briefing-moved where something became known since that version. Read already, it changes nothing. */
export const readBriefing = endpoint({
  path: "/api/desk/briefing-read",
  allow: "consultation:reply",
  summary: "Says that the holder has read the briefing to its end, as of a version: the reply is possible.",
  input: z.strictObject({ epoch, consultation: consultationId, version: z.int().min(0).max(2_147_483_647) }),
  output: consultationSummary,
});

/** [BR-3] `version` is the one its author saw, 0 for none; refused with record-moved where there is a newer one. */
export const writeRecord = endpoint({
  path: "/api/desk/record",
  allow: "consultation:record",
  summary: "記録: writes the next version of the record of a consultation one holds, or held to its end.",
  input: z.strictObject({
    epoch,
    consultation: consultationId,
    key: idempotencyKey,
    version: z.int().min(0).max(2_147_483_647),
    record: consultationRecord,
  }),
  output: consultationSummary,
});

/** Kept sealed, for nobody but its author, until the record is written. Null takes it away. */
export const keepRecordDraft = endpoint({
  path: "/api/desk/record-draft",
  allow: "consultation:record",
  summary: "Keeps what the caller is still writing of a record.",
  input: z.strictObject({ consultation: consultationId, draft: consultationRecord.nullable() }),
  output: nothing,
});
