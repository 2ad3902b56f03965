import type { ConsulteeEntry, StaffEntry } from "../../contract/sync.ts";
import type { Attributes } from "../../domain/attributes.ts";
import type { ConsentWord, DisclosedTo, DisclosureGround } from "../../domain/disclosure.ts";
import type { AuthorKind } from "../../domain/entry.ts";
import type { Face, FaceMoment } from "../../domain/faces.ts";
import type { IdempotencyKey, StaffId } from "../../domain/ids.ts";
import type { PictureSize } from "../../domain/picture.ts";
import { arrival, type Cursor } from "../../domain/sequence.ts";

type Entry = ConsulteeEntry | StaffEntry;
type AutomaticEntry = Extract<Entry, { kind: "automatic" }>;

/** A consultation as a screen shows it: everything up to the cursor, folded from its entries. */
export type Talk = {
  readonly cursor: Cursor;
  /** In the order of `seq`, each exactly once. */
  readonly messages: readonly TalkMessage[];
  /** Places whose message does not open any more, in the order of `seq`. */
  readonly unreadable: readonly Pick<TalkMessage, "seq" | "at" | "by">[];
  /** [CN-16] Messages that were taken back before they were read: no words any more. Not in any order. */
  readonly retracted: readonly Omit<TalkMessage, "text">[];
  /** Each time another counsellor went on; at the desk with who gave it to whom. */
  readonly handOvers: readonly HandOver[];
  /** What the service said by itself, in the order of `seq`; its words are the city's. */
  readonly automatic: readonly Omit<AutomaticEntry, "kind">[];
  /** Up to where each side has read. */
  readonly read: Readonly<Record<AuthorKind, number>>;
  /** Null while nobody has taken it. At the consultee's the name of the staff is not known. */
  readonly claim: { readonly staff: StaffId | null; readonly version: number; readonly at: string } | null;
  /** [CN-15] A counsellor has begun it. */
  readonly begunByStaff: boolean;
  /** When whoever held it left, and it waited again. */
  readonly releasedAt: string | null;
  readonly closedAt: string | null;
  /** [CB-9] Since when nothing is left of it; it is closed as well. */
  readonly deletedAt: string | null;
  /** What the consultee has told about themselves. */
  readonly told: Attributes;
  /** How the consultee felt, and what they said with it at the end. */
  readonly faces: Readonly<Record<FaceMoment, ShownFace | null>>;
  /** [BR-6] What was said last of passing something on, by whom it would be told. */
  readonly consents: Readonly<Partial<Record<DisclosedTo, Consent>>>;
  /** [BR-5] What was passed on, in its order. */
  readonly disclosed: readonly Disclosed[];
  /** Came before their time: they wait here for what is missing in front of them. */
  readonly early: ReadonlyMap<number, Entry>;
};

export type Consent = { readonly said: ConsentWord; readonly at: string };

export type Disclosed = {
  readonly to: DisclosedTo;
  readonly ground: DisclosureGround;
  readonly at: string;
};

export type ShownFace = { readonly face: Face; readonly remark: string | null; readonly at: string };

/** `to` is null where it went to nobody, and both are where it is not told. */
export type HandOver = {
  readonly seq: number;
  readonly at: string;
  readonly from: StaffId | null;
  readonly to: StaffId | null;
};

export type TalkMessage = {
  readonly seq: number;
  /** The server's time, RFC 3339. */
  readonly at: string;
  readonly by: AuthorKind;
  readonly text: string;
  /** It is a picture, and has no text. */
  readonly picture?: PictureSize | undefined;
  /** On one's own messages, by which the outbox knows them again; at the desk on colleagues' too. */
  readonly key: IdempotencyKey | null;
  readonly staff: StaffId | null;
};

export const emptyTalk: Talk = {
  cursor: 0,
  messages: [],
  unreadable: [],
  retracted: [],
  handOvers: [],
  automatic: [],
  read: { consultee: 0, counsellor: 0 },
  claim: null,
  begunByStaff: false,
  releasedAt: null,
  closedAt: null,
  deletedAt: null,
  told: {},
  faces: { before: null, after: null },
  consents: {},
  disclosed: [],
  early: new Map(),
};

/** [DL-4] Adds what arrived, in whatever order and however often it came. */
export function fold(talk: Talk, entries: readonly Entry[]): Talk {
  const fresh = entries.filter(({ seq }) => arrival(talk.cursor, seq) !== "known" && !talk.early.has(seq));
  if (fresh.length === 0) return talk;
  const early = new Map(talk.early);
  for (const entry of fresh) early.set(entry.seq, entry);
  let folded = talk;
  for (let entry = early.get(folded.cursor + 1); entry; entry = early.get(folded.cursor + 1)) {
    early.delete(entry.seq);
    folded = step(folded, entry);
  }
  return { ...folded, early };
}

/** Something is missing between the cursor and what has come: read again from the cursor. */
export function hasGap(talk: Talk): boolean {
  return talk.early.size > 0;
}

function step(talk: Talk, entry: Entry): Talk {
  const cursor = entry.seq;
  switch (entry.kind) {
    case "message":
      return { ...talk, cursor, messages: [...talk.messages, messageOf(entry)] };
    case "read":
      return {
        ...talk,
        cursor,
        read: { ...talk.read, [entry.by]: Math.max(talk.read[entry.by], entry.upTo) },
      };
    case "claim": {
      const staff = "staff" in entry ? entry.staff : null;
      const version = "claimVersion" in entry ? entry.claimVersion : 0;
      const begunByStaff = talk.begunByStaff || cursor === 1;
      return { ...talk, cursor, begunByStaff, claim: { staff, version, at: entry.at } };
    }
    case "release":
      return { ...talk, cursor, claim: null, releasedAt: entry.at };
    case "hand-over": {
      const { seq, at } = entry;
      const [from, to] = "from" in entry ? [entry.from, entry.to] : [null, null];
      const handOvers = [...talk.handOvers, { seq, at, from, to }];
      if ("from" in entry && to === null) return { ...talk, cursor, claim: null, handOvers };
      const version = "claimVersion" in entry ? entry.claimVersion : 0;
      return { ...talk, cursor, claim: { staff: to, version, at }, handOvers };
    }
    case "retracted": {
      const { seq, at } = entry;
      const staff = "staff" in entry ? { key: entry.key, staff: entry.staff } : { key: null, staff: null };
      const left = { seq, at, by: "counsellor" as const, ...staff };
      return { ...talk, cursor, retracted: [...talk.retracted, left] };
    }
    case "retract": {
      const gone = talk.messages.find(({ seq }) => seq === entry.of);
      if (!gone) return { ...talk, cursor };
      const { text: _, ...left } = gone;
      const messages = talk.messages.filter((one) => one !== gone);
      return { ...talk, cursor, messages, retracted: [...talk.retracted, left] };
    }
    case "attributes":
      return entry.by === "consultee" ? { ...talk, cursor, told: entry.attributes } : { ...talk, cursor };
    case "face": {
      const { moment, face, remark, at } = entry;
      // Another face does not unsay what was said with the one before.
      const shown = { face, at, remark: remark ?? talk.faces[moment]?.remark ?? null };
      const faces = { ...talk.faces, [moment]: shown };
      return { ...talk, cursor, faces };
    }
    case "consent":
      return {
        ...talk,
        cursor,
        consents: { ...talk.consents, [entry.to]: { said: entry.said, at: entry.at } },
      };
    case "disclosure": {
      const { to, ground, at } = entry;
      // What was passed on is not asked any more.
      const { [to]: _, ...consents } = talk.consents;
      return { ...talk, cursor, consents, disclosed: [...talk.disclosed, { to, ground, at }] };
    }
    case "close":
      return { ...talk, cursor, closedAt: entry.at };
    case "deleted":
      return { ...emptyTalk, cursor, closedAt: entry.at, deletedAt: entry.at };
    case "unreadable": {
      const { seq, at, by } = entry;
      return { ...talk, cursor, unreadable: [...talk.unreadable, { seq, at, by }] };
    }
    case "automatic": {
      const { seq, at, reason, promised } = entry;
      return { ...talk, cursor, automatic: [...talk.automatic, { seq, at, reason, promised }] };
    }
    default:
      // A kind of a later version: nothing to show, but it counts.
      return { ...talk, cursor };
  }
}

function messageOf(entry: Extract<Entry, { kind: "message" }>): TalkMessage {
  const { seq, at, by, text } = entry;
  return {
    seq,
    at,
    by,
    text,
    picture: "picture" in entry ? entry.picture : undefined,
    key: "key" in entry ? entry.key : null,
    staff: "staff" in entry ? entry.staff : null,
  };
}
