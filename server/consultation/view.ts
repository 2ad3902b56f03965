import type { ConsultationSummary, ConsulteeEntry, StaffEntry } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { AutomaticEntry, FaceEntry, MessageEntry, StoredEntry } from "../../domain/entry.ts";
import { briefingState } from "../../domain/history.ts";
import type { NotePlace } from "../../domain/note.ts";

/** What leaves, field by field: nothing goes to a page because it happened to be in an object. */

export function forConsultee(entry: StoredEntry): ConsulteeEntry {
  const { seq } = entry;
  const at = entry.at.toISOString();
  switch (entry.kind) {
    case "message":
      return entry.by === "consultee"
        ? { kind: "message", by: "consultee", seq, at, key: entry.key, text: entry.text, ...pictureOf(entry) }
        : { kind: "message", by: "counsellor", seq, at, text: entry.text };
    case "read":
      return { kind: "read", by: entry.by, upTo: entry.upTo, seq, at };
    case "claim":
      return { kind: "claim", seq, at };
    case "release":
      return { kind: "release", seq, at };
    case "close":
      return { kind: "close", seq, at };
    case "deleted":
      return { kind: "deleted", seq, at };
    case "automatic":
      return automatic(entry);
    case "attributes":
      // What a counsellor set is for the desk and the figures; they are told that it was done.
      return entry.by === "consultee"
        ? { kind: "attributes", by: "consultee", attributes: entry.attributes, seq, at }
        : { kind: "attributes", by: "counsellor", seq, at };
    case "briefing":
    case "history":
    case "record":
    case "urgency":
      return { kind: "aside", seq, at };
    case "consent":
      return { kind: "consent", to: entry.to, said: entry.said, seq, at };
    case "disclosure":
      return { kind: "disclosure", to: entry.to, ground: entry.ground, seq, at };
    case "face":
      return faceView(entry);
    case "hand-over":
      // To nobody, it waits again.
      return { kind: entry.to === null ? "release" : "hand-over", seq, at };
    case "retracted":
      return { kind: "retracted", seq, at };
    case "retract":
      return { kind: "retract", of: entry.of, seq, at };
    case "unreadable":
      return { kind: "unreadable", by: entry.by, seq, at };
  }
}

export function forStaff(entry: StoredEntry): StaffEntry {
  const { seq } = entry;
  const at = entry.at.toISOString();
  switch (entry.kind) {
    case "message":
      return entry.by === "consultee"
        ? { kind: "message", by: "consultee", seq, at, text: entry.text, ...pictureOf(entry) }
        : {
            kind: "message",
            by: "counsellor",
            seq,
            at,
            key: entry.key,
            staff: entry.staff,
            text: entry.text,
          };
    case "read":
      return { kind: "read", by: entry.by, upTo: entry.upTo, seq, at };
    case "claim":
      return { kind: "claim", staff: entry.staff, claimVersion: entry.claimVersion, seq, at };
    case "release":
      return { kind: "release", claimVersion: entry.claimVersion, seq, at };
    case "close":
      return { kind: "close", staff: entry.staff, seq, at };
    case "deleted":
      return { kind: "deleted", seq, at };
    case "automatic":
      return automatic(entry);
    case "attributes":
      return entry.by === "consultee"
        ? { kind: "attributes", by: "consultee", attributes: entry.attributes, seq, at }
        : {
            kind: "attributes",
            by: "counsellor",
            staff: entry.staff,
            attributes: entry.attributes,
            seq,
            at,
          };
    case "briefing":
    case "record":
      return { kind: entry.kind, staff: entry.staff, version: entry.version, seq, at };
    case "urgency":
      return { kind: "urgency", staff: entry.staff, urgent: entry.urgent, seq, at };
    case "history":
      return { kind: "history", version: entry.version, seq, at };
    case "consent":
      return {
        ...{ kind: "consent", to: entry.to, said: entry.said, seq, at },
        staff: entry.by === "counsellor" ? entry.staff : null,
      };
    case "disclosure":
      return { kind: "disclosure", staff: entry.staff, to: entry.to, ground: entry.ground, seq, at };
    case "face":
      return faceView(entry);
    case "hand-over": {
      const { from, to, claimVersion } = entry;
      return { kind: "hand-over", from, to, claimVersion, seq, at };
    }
    case "retracted":
      return { kind: "retracted", staff: entry.staff, key: entry.key, seq, at };
    case "retract":
      return { kind: "retract", staff: entry.staff, of: entry.of, seq, at };
    case "unreadable":
      return { kind: "unreadable", by: entry.by, seq, at };
  }
}

/** The same for both sides: nobody has written it, and it names nobody. */
function automatic({ reason, promised, seq, at }: AutomaticEntry) {
  return {
    ...({ kind: "automatic", reason, seq } as const),
    promised: promised?.toISOString() ?? null,
    at: at.toISOString(),
  };
}

function pictureOf({ picture }: MessageEntry) {
  return picture ? { picture: { width: picture.width, height: picture.height } } : {};
}

/** The same for both sides: it is the consultee's, and the city may see it. */
function faceView({ moment, face, remark, seq, at }: FaceEntry) {
  return { ...({ kind: "face", moment, face, remark, seq } as const), at: at.toISOString() };
}
/** [NT-1] For staff only: there is no view of it for a consultee. */
export function noteView({ consultation, nth, staff, kind, at, text }: NotePlace & NoteText) {
  return { consultation, nth, staff, kind, text, at: at.toISOString() };
}
type NoteText = { readonly at: Date; readonly text: string | null };

export function summaryOf(consultation: Consultation): ConsultationSummary {
  return {
    id: consultation.id,
    number: consultation.number,
    entrance: consultation.entrance,
    state: consultation.state,
    deletedAt: consultation.state === "closed" ? (consultation.deletedAt?.toISOString() ?? null) : null,
    counsellor: consultation.state === "waiting" ? null : consultation.counsellor,
    openedAt: consultation.openedAt.toISOString(),
    lastAt: consultation.lastAt.toISOString(),
    lastSeq: consultation.lastSeq,
    consulteeSeq: consultation.consulteeSeq,
    counsellorSeq: consultation.counsellorSeq,
    consulteeRead: consultation.consulteeRead,
    counsellorRead: consultation.counsellorRead,
    claimVersion: consultation.claimVersion,
    attributes: consultation.attributes,
    historyVersion: consultation.history.version,
    briefing: briefingState(consultation.history, consultation.claimVersion),
    recordVersion: consultation.recordVersion,
    urgent: consultation.urgent,
    handedOverBy: consultation.handedOverBy,
  };
}
