import { type AttributesOfBoth, nothingToldOrTagged } from "./attributes.ts";
import type { Consents } from "./disclosure.ts";
import type { ClaimEntry, CloseEntry, Entry, MessageEntry, ReadEntry, ReleaseEntry } from "./entry.ts";
import { type Faces, noFaces } from "./faces.ts";
import { briefingState, type History, nothingRead } from "./history.ts";
import type { ConsultationId, ConsulteeId, IdempotencyKey, StaffId } from "./ids.ts";
import { messageFault } from "./message.ts";
import type { Consultee, Staff } from "./people.ts";
import { Refusal } from "./refusal.ts";

/** 相談, as of its entry `lastSeq`. It changes only together with that number ([CN-2]). */
export type Consultation = Waiting | Active | Closed;

type Opened = {
  readonly id: ConsultationId;
  /** What staff call it aloud: 1024. */
  readonly number: number;
  readonly consultee: ConsulteeId;
  readonly entrance: Entrance;
  readonly openedAt: Date;
  readonly lastSeq: number;
  readonly lastAt: Date;
  /** The newest message of each side; 0 is none yet. */
  readonly consulteeSeq: number;
  readonly counsellorSeq: number;
  /** Up to where each side has read. */
  readonly consulteeRead: number;
  readonly counsellorRead: number;
  /** Counts claims, hand-overs and releases, so that an answer can say whose turn its author thought it was. */
  readonly claimVersion: number;
  /** Which automatic replies were given, by their keys. */
  readonly told: readonly string[];
  readonly attributes: AttributesOfBoth;
  /** 急ぎ: marked by a person. */
  readonly urgent: boolean;
  /** What became known of the consultee, and up to where the holder has read it. */
  readonly history: History;
  /** The newest version of the record; 0 is none. */
  readonly recordVersion: number;
  readonly faces: Faces;
  /** [BR-6] Whether something of it may be passed on, by whom it would be told. */
  readonly consents: Consents;
  /** Who handed it over to whoever holds it, or held it to the end; null where nobody did. */
  readonly handedOverBy: StaffId | null;
};

export type Waiting = Opened & { readonly state: "waiting" };
export type Active = Opened & {
  readonly state: "active";
  readonly counsellor: StaffId;
  readonly claimedAt: Date;
};
export type Closed = Opened & {
  readonly state: "closed";
  readonly counsellor: StaffId;
  readonly closedAt: Date;
  /** [CB-9] Since when nothing is left of what was said in it; null where it can still be read. */
  readonly deletedAt: Date | null;
};

export type Entrance = "web" | "line";

/** A consultation moved on, and the entry that says how. */
export type Step<Next extends Consultation = Consultation, Said extends Entry = Entry> = {
  readonly next: Next;
  readonly entry: Said;
  /** What follows right behind it, in the same transaction. `next` is as of the last of them. */
  readonly followedBy?: readonly Entry[];
};

export type Written = { readonly text: string; readonly key: IdempotencyKey };

export function open(
  id: ConsultationId,
  number: number,
  consultee: Consultee,
  first: Written,
  now: Date,
  entrance: Entrance = "web",
): Step<Waiting, MessageEntry> {
  refuseFaultyText(first.text);
  const next: Waiting = {
    state: "waiting",
    id,
    number,
    consultee: consultee.id,
    entrance,
    openedAt: now,
    lastSeq: 1,
    lastAt: now,
    consulteeSeq: 1,
    counsellorSeq: 0,
    consulteeRead: 0,
    counsellorRead: 0,
    claimVersion: 0,
    told: [],
    attributes: nothingToldOrTagged,
    urgent: false,
    history: nothingRead,
    recordVersion: 0,
    faces: noFaces,
    consents: {},
    handedOverBy: null,
  };
  return { next, entry: { kind: "message", by: "consultee", seq: 1, at: now, ...first } };
}

/** [CN-3] [CN-4] The consultee writes: waiting or active, and only their own. */
export function write(
  consultation: Consultation,
  consultee: Consultee,
  written: Written,
  now: Date,
): Step<Waiting | Active, MessageEntry> {
  refuseStranger(consultation, consultee);
  refuseFaultyText(written.text);
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, consulteeSeq: seq },
    entry: { kind: "message", by: "consultee", seq, at: now, ...written },
  };
}

/** [CN-5] [CN-6] [BR-1] The counsellor writes: only who holds the claim, as of the claim they saw, the briefing read. */
export function reply(
  consultation: Consultation,
  counsellor: Staff,
  written: Written,
  seenClaimVersion: number,
  now: Date,
): Step<Active, MessageEntry> {
  refuseFaultyText(written.text);
  const held = heldBy(consultation, counsellor);
  if (seenClaimVersion !== held.claimVersion) throw new Refusal("claim-moved");
  const briefing = briefingState(held.history, held.claimVersion);
  if (briefing !== "read") throw new Refusal(briefing === "moved" ? "briefing-moved" : "briefing-unread");
  const seq = held.lastSeq + 1;
  return {
    next: { ...held, lastSeq: seq, lastAt: now, counsellorSeq: seq },
    entry: { kind: "message", by: "counsellor", staff: counsellor.id, seq, at: now, ...written },
  };
}

/** [CN-8] Null where the mark would not move forward: nothing changes, nothing is written. */
export function readByConsultee(
  consultation: Consultation,
  consultee: Consultee,
  upTo: number,
  now: Date,
): Step<Consultation, ReadEntry> | null {
  refuseStranger(consultation, consultee);
  const mark = Math.min(upTo, consultation.counsellorSeq);
  if (mark <= consultation.consulteeRead) return null;
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, consulteeRead: mark },
    entry: { kind: "read", by: "consultee", upTo: mark, seq, at: now },
  };
}

/** [CN-8] Only the holder's reading is told to the consultee; a colleague looking on is not an answer coming. */
export function readByCounsellor(
  consultation: Consultation,
  counsellor: Staff,
  upTo: number,
  now: Date,
): Step<Active, ReadEntry> | null {
  if (consultation.state !== "active" || consultation.counsellor !== counsellor.id) return null;
  const mark = Math.min(upTo, consultation.consulteeSeq);
  if (mark <= consultation.counsellorRead) return null;
  const seq = consultation.lastSeq + 1;
  return {
    next: { ...consultation, lastSeq: seq, lastAt: now, counsellorRead: mark },
    entry: { kind: "read", by: "counsellor", upTo: mark, seq, at: now },
  };
}

/** [CN-7] 対応開始. The first counsellor gets it; asking again for what one holds changes nothing. */
export function claim(
  consultation: Consultation,
  counsellor: Staff,
  now: Date,
): Step<Active, ClaimEntry> | null {
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  if (consultation.state === "active") {
    if (consultation.counsellor === counsellor.id) return null;
    throw new Refusal("already-claimed");
  }
  const seq = consultation.lastSeq + 1;
  const claimVersion = consultation.claimVersion + 1;
  return {
    next: {
      ...consultation,
      state: "active",
      counsellor: counsellor.id,
      claimedAt: now,
      claimVersion,
      handedOverBy: null,
      lastSeq: seq,
      lastAt: now,
    },
    entry: { kind: "claim", staff: counsellor.id, claimVersion, seq, at: now },
  };
}

/** [CN-12] Nobody is left who holds it: it waits again, in the place that its opening gives it. Null where nobody held it. */
export function release(consultation: Consultation, now: Date): Step<Waiting, ReleaseEntry> | null {
  if (consultation.state !== "active") return null;
  const { counsellor: _, claimedAt: __, ...opened } = consultation;
  const seq = consultation.lastSeq + 1;
  const claimVersion = consultation.claimVersion + 1;
  return {
    next: { ...opened, state: "waiting", claimVersion, handedOverBy: null, lastSeq: seq, lastAt: now },
    entry: { kind: "release", claimVersion, seq, at: now },
  };
}

/** [CN-9] 終了. Closing what is closed already changes nothing. */
export function close(
  consultation: Consultation,
  counsellor: Staff,
  now: Date,
): Step<Closed, CloseEntry> | null {
  if (consultation.state === "closed") return null;
  const { claimedAt: _, ...held } = heldBy(consultation, counsellor);
  const seq = held.lastSeq + 1;
  return {
    next: { ...held, state: "closed", closedAt: now, deletedAt: null, lastSeq: seq, lastAt: now },
    entry: { kind: "close", staff: counsellor.id, seq, at: now },
  };
}

/** [AC-2] Somebody else's consultation is answered like one that does not exist. */
function refuseStranger(consultation: Consultation, consultee: Consultee): void {
  if (consultation.consultee !== consultee.id) throw new Refusal("not-found");
}

function refuseFaultyText(text: string): void {
  const fault = messageFault(text);
  if (fault) throw new Refusal(fault);
}

/** [CN-5] What is held by this counsellor; a refusal that says why it is not. */
export function heldBy(consultation: Consultation, counsellor: Staff): Active {
  if (consultation.state === "closed") throw new Refusal("consultation-closed");
  if (consultation.state === "waiting") throw new Refusal("not-claimed");
  if (consultation.counsellor !== counsellor.id) throw new Refusal("claim-moved");
  return consultation;
}
