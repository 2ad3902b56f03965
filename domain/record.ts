import type { Active, Closed, Consultation, Step } from "./consultation.ts";
import type { RecordEntry } from "./entry.ts";
import { messageLength } from "./message.ts";
import type { Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";
import type { Risk } from "./risk.ts";

/** 主訴・対応・見立て・引継ぎ・約束: each may be empty, not all of them. */
export const recordParts = ["concern", "response", "assessment", "handOver", "promises"] as const;
export type RecordPart = (typeof recordParts)[number];

/** 記録: what a counsellor puts down of a consultation for whoever comes after. */
export type ConsultationRecord = { readonly [Part in RecordPart]: string } & { readonly risk: Risk };

/** In characters, of each part. */
const longestPart = 4_000;

export const emptyRecord: ConsultationRecord = {
  ...{ concern: "", response: "", assessment: "", handOver: "", promises: "" },
  risk: "none",
};

export type RecordFault = "record-empty" | "record-too-long" | "record-malformed";

const loneSurrogate = /\p{Cs}/u;

/** What is wrong with it, or null. A draft may be empty. */
export function recordFault(record: ConsultationRecord, isDraft = false): RecordFault | null {
  const texts = recordParts.map((part) => record[part]);
  if (!isDraft && texts.every((text) => text.trim() === "")) return "record-empty";
  if (texts.some((text) => text.includes("\0") || loneSurrogate.test(text))) return "record-malformed";
  return texts.some((text) => messageLength(text) > longestPart) ? "record-too-long" : null;
}

/** [BR-3] Whoever holds a consultation, or held it to its end, and a supervisor in anybody's place. */
export function recordable(consultation: Consultation, staff: Staff): Active | Closed {
  if (consultation.state === "waiting") throw new Refusal("not-claimed");
  if (consultation.counsellor !== staff.id && !staff.roles.includes("supervisor"))
    throw new Refusal("claim-moved");
  return consultation;
}

/** [BR-3] The next version, upon the one its author saw; 0 is none. What it says is kept beside the entry, sealed. */
export function writeRecord(
  consultation: Consultation,
  staff: Staff,
  seenVersion: number,
  now: Date,
): Step<Active | Closed, RecordEntry> {
  const written = recordable(consultation, staff);
  if (seenVersion !== written.recordVersion) throw new Refusal("record-moved");
  const seq = written.lastSeq + 1;
  const version = seenVersion + 1;
  return {
    next: { ...written, lastSeq: seq, lastAt: now, recordVersion: version },
    entry: { kind: "record", staff: staff.id, version, seq, at: now },
  };
}
