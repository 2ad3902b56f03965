import { z } from "zod";
import { faceMoments } from "../domain/faces.ts";
import { briefingStates } from "../domain/history.ts";
import { doings, presences } from "../domain/presence.ts";
import { attributes } from "./attributes.ts";
import { durabilityFrame, durabilityState } from "./durability.ts";
import {
  consultationId,
  endpoint,
  epoch,
  idempotencyKey,
  instant,
  seq,
  staffId,
  urgentCallId,
} from "./endpoint.ts";
import { automatic, consent, deleted, disclosure, unreadable } from "./entries-of-both.ts";
import { talkEntriesForConsultee, talkEntriesForStaff } from "./entries-of-talk.ts";
import { face } from "./face.ts";
import { teamCursor, teamFrame } from "./team.ts";

/** It is a picture and has no text: how large it is, in pixels. The picture itself is asked for by itself. */
const sentPicture = z.strictObject({ width: z.int().min(1), height: z.int().min(1) });

/** 顔: how the consultee feels, and the remark that may go with it. */
const shownFace = z.strictObject({
  kind: z.literal("face"),
  moment: z.enum(faceMoments),
  face,
  remark: z.string().nullable(),
  seq,
  at: instant,
});

/** One entry as the consultee sees it. `key` stands on their own messages, so the outbox knows them again. */
export const consulteeEntry = z.discriminatedUnion("kind", [
  z.discriminatedUnion("by", [
    z.strictObject({
      kind: z.literal("message"),
      by: z.literal("consultee"),
      seq,
      at: instant,
      key: idempotencyKey,
      text: z.string(),
      picture: sentPicture.optional(),
    }),
    z.strictObject({
      kind: z.literal("message"),
      by: z.literal("counsellor"),
      seq,
      at: instant,
      text: z.string(),
    }),
  ]),
  z.strictObject({
    kind: z.literal("read"),
    by: z.enum(["consultee", "counsellor"]),
    upTo: seq,
    seq,
    at: instant,
  }),
  z.strictObject({ kind: z.literal("claim"), seq, at: instant }),
  z.strictObject({ kind: z.literal("release"), seq, at: instant }),
  z.strictObject({ kind: z.literal("close"), seq, at: instant }),
  automatic,
  z.discriminatedUnion("by", [
    z.strictObject({
      kind: z.literal("attributes"),
      by: z.literal("consultee"),
      attributes,
      seq,
      at: instant,
    }),
    z.strictObject({ kind: z.literal("attributes"), by: z.literal("counsellor"), seq, at: instant }),
  ]),
  /** Something at the desk that changes nothing here: it keeps its place. */
  z.strictObject({ kind: z.literal("aside"), seq, at: instant }),
  disclosure,
  consent,
  shownFace,
  ...talkEntriesForConsultee,
  unreadable,
  deleted,
]);
export type ConsulteeEntry = z.output<typeof consulteeEntry>;

/** One entry as staff see it: who among them it was, and the keys of their own messages. */
export const staffEntry = z.discriminatedUnion("kind", [
  z.discriminatedUnion("by", [
    z.strictObject({
      kind: z.literal("message"),
      by: z.literal("consultee"),
      seq,
      at: instant,
      text: z.string(),
      picture: sentPicture.optional(),
    }),
    z.strictObject({
      kind: z.literal("message"),
      by: z.literal("counsellor"),
      seq,
      at: instant,
      key: idempotencyKey,
      staff: staffId,
      text: z.string(),
    }),
  ]),
  z.strictObject({
    kind: z.literal("read"),
    by: z.enum(["consultee", "counsellor"]),
    upTo: seq,
    seq,
    at: instant,
  }),
  z.strictObject({ kind: z.literal("claim"), staff: staffId, claimVersion: z.int(), seq, at: instant }),
  z.strictObject({ kind: z.literal("release"), claimVersion: z.int(), seq, at: instant }),
  z.strictObject({ kind: z.literal("close"), staff: staffId, seq, at: instant }),
  automatic,
  z.discriminatedUnion("by", [
    z.strictObject({
      kind: z.literal("attributes"),
      by: z.literal("consultee"),
      attributes,
      seq,
      at: instant,
    }),
    z.strictObject({
      kind: z.literal("attributes"),
      by: z.literal("counsellor"),
      staff: staffId,
      attributes,
      seq,
      at: instant,
    }),
  ]),
  /** [BR-1] Who read the briefing to its end, of which version of what was known. */
  z.strictObject({ kind: z.literal("briefing"), staff: staffId, version: z.int(), seq, at: instant }),
  /** [UC-7] Who marked it as urgent, or took the mark away. */
  z.strictObject({ kind: z.literal("urgency"), staff: staffId, urgent: z.boolean(), seq, at: instant }),
  ...talkEntriesForStaff,
  /** [BR-2] Something became known of the consultee elsewhere. */
  z.strictObject({ kind: z.literal("history"), version: z.int(), seq, at: instant }),
  z.strictObject({ kind: z.literal("record"), staff: staffId, version: z.int(), seq, at: instant }),
  disclosure.extend({ staff: staffId }),
  /** Who asked; null where it is what the consultee said. */
  consent.extend({ staff: staffId.nullable() }),
  shownFace,
  unreadable,
  deleted,
]);
export type StaffEntry = z.output<typeof staffEntry>;

/** A line of the desk's list. Never a word of what was said. */
export const consultationSummary = z.strictObject({
  id: consultationId,
  number: z.int(),
  entrance: z.enum(["web", "line"]),
  state: z.enum(["waiting", "active", "closed"]),
  /** [CB-9] Since when nothing is left of what was said in it. */
  deletedAt: instant.nullable(),
  counsellor: staffId.nullable(),
  openedAt: instant,
  lastAt: instant,
  /** The newest summary of a consultation is the one with the highest `lastSeq`. */
  lastSeq: seq,
  consulteeSeq: seq,
  counsellorSeq: seq,
  consulteeRead: seq,
  counsellorRead: seq,
  claimVersion: z.int(),
  /** What the consultee told, and what a counsellor set instead. */
  attributes: z.strictObject({ told: attributes, tagged: attributes }),
  /** [BR-2] Counts what became known of the consultee; a reading of the briefing names it. */
  historyVersion: z.int(),
  /** How the briefing stands for who holds it. */
  briefing: z.enum(briefingStates),
  /** The newest version of the record; 0 is none. */
  recordVersion: z.int(),
  /** 急ぎ: marked by a person. */
  urgent: z.boolean(),
  /** Who handed it over to whoever holds it; null where nobody did. */
  handedOverBy: staffId.nullable(),
});
export type ConsultationSummary = z.output<typeof consultationSummary>;

/** Where a desk stands in the city's whole list; opaque to the page, handed back as it came. Always fits PostgreSQL's xid8. */
export const deskCursor = z.string().regex(/^(0|[1-9]\d{0,18})$/);

/** Where a desk stands in what it was told of presence; opaque to the page, and worth nothing at another process. */
export const presenceCursor = z.string().regex(/^[0-9a-f]{12}:\d{1,15}$/);

/** Which open urgent calls a desk was told of; opaque to the page, handed back as it came. */
export const urgentCursor = z.string().regex(/^[0-9a-f]{16}$/);

/** An urgent call that has not ended: ids, a number and times, and never a word of why. */
export const openUrgentCall = z.strictObject({
  call: urgentCallId,
  consultation: consultationId,
  number: z.int(),
  calledBy: staffId,
  calledAt: instant,
  /** 0 supervisors and officials, 1 every counsellor too, 2 and more e-mails. */
  step: z.int().min(0),
  takenBy: staffId.nullable(),
  takenAt: instant.nullable(),
  /** [UC-8] Which version its consultation's risk sheet has; 0 is none. */
  sheet: z.int().min(0),
});
export type OpenUrgentCall = z.output<typeof openUrgentCall>;

/** What sync carries. The same frames in all three skins ([DL-8]). */
export const frame = z.discriminatedUnion("t", [
  /** First of all: proves that bytes flow, and says which epoch they belong to. */
  z.strictObject({ t: z.literal("hello"), epoch, now: instant }),
  /** Entries of one consultation, gapless and in order ([DL-4]). */
  z.strictObject({
    t: z.literal("entries"),
    consultation: consultationId,
    entries: z.array(z.union([consulteeEntry, staffEntry])),
  }),
  /** Consultations that changed, and the cursor behind them. `whole` says: this is the list, forget yours. */
  z.strictObject({
    t: z.literal("desk"),
    after: deskCursor,
    whole: z.boolean(),
    changes: z.array(consultationSummary),
  }),
  /**
   * [PR-2] Whose presence changed, and a cursor. `whole` says: of all others it is unknown. Comes at least every 4 s, changes or
   * none: a desk that has heard none for ten seconds knows nothing any more.
   */
  z.strictObject({
    t: z.literal("presence"),
    after: presenceCursor,
    whole: z.boolean(),
    changes: z.array(z.strictObject({ consultation: consultationId, presence: z.enum(presences) })),
  }),
  /** [UC-2] All open urgent calls that concern this person, instead of those told before. */
  z.strictObject({ t: z.literal("urgent"), after: urgentCursor, calls: z.array(openUrgentCall) }),
  teamFrame,
  durabilityFrame,
  /** [PR-3] What the counsellor is doing, to be shown for ten seconds. No entry, and never said again. */
  z.strictObject({ t: z.literal("doing"), consultation: consultationId, doing: z.enum(doings) }),
  /** At least every 15 s, so that silence means something. */
  z.strictObject({ t: z.literal("beat"), now: instant }),
  /** The stream ends on purpose: come again (draining, slow), start over (epoch), or sign in (not-allowed). */
  z.strictObject({ t: z.literal("end"), why: z.enum(["draining", "slow", "wrong-epoch", "not-allowed"]) }),
]);
export type Frame = z.output<typeof frame>;

/** stream: an open answer of frames; wait: answered on the first news or after 25 s; now: answered at once. */
export const skin = z.enum(["stream", "wait", "now"]);
export type Skin = z.output<typeof skin>;

const watched = z.strictObject({ consultation: consultationId, after: seq });

export const syncAnswer = z.strictObject({ frames: z.array(frame) });

/** The consultee's one read: their own consultations from a cursor. A null epoch asks for the present one. */
export const sync = endpoint({
  path: "/api/sync",
  allow: "own-consultation:follow",
  summary: "What happened in one's own consultations since a cursor, in one of three skins.",
  input: z.strictObject({ epoch: epoch.nullable(), skin, watch: z.array(watched).max(8) }),
  output: syncAnswer,
});

/** The desk's one read: the list (from its cursor, or whole with null; left out: not wanted) and opened consultations. */
export const deskSync = endpoint({
  path: "/api/desk/sync",
  allow: "consultation:follow",
  unattended: true,
  summary: "What happened at the desk and in the opened consultations since a cursor, in one of three skins.",
  input: z.strictObject({
    epoch: epoch.nullable(),
    skin,
    desk: z
      .strictObject({
        after: deskCursor.nullable(),
        /** Left out: presence is not wanted. */
        presence: presenceCursor.nullable().optional(),
        /** Left out: urgent calls are not wanted. */
        urgent: urgentCursor.nullable().optional(),
        /** Left out: who is there is not wanted. Only those who may see the team are told. */
        team: teamCursor.nullable().optional(),
        /** Left out: how well what is acknowledged is kept is not wanted. */
        durability: durabilityState.nullable().optional(),
      })
      .optional(),
    watch: z.array(watched).max(64),
  }),
  output: syncAnswer,
});
