import type { Api } from "../../../contract/api.ts";
import type { Frame } from "../../../contract/sync.ts";
import { type DraftKind, draftKinds } from "../../../domain/draft.ts";
import type { IdempotencyKey } from "../../../domain/ids.ts";
import type { RefusalCode } from "../../../domain/refusal.ts";
import { emptyOutbox, type Outbox } from "../../shared/outbox.ts";
import { backInReach } from "../../shared/parts/composer.ts";
import { emptyTalk, fold, type Talk } from "../../shared/talk.ts";
import type { BriefingShown, Recording } from "../beside/shown.ts";
import type { Note } from "../notes/note.ts";
import type { Trouble } from "./trouble.ts";

export type Entries = Extract<Frame, { t: "entries" }>["entries"];

/** A consultation this page has opened, with what is being written in it. */
export type Opened = {
  readonly talk: Talk;
  readonly outbox: Outbox;
  readonly draft: string;
  /** What else is being written about it, by what it is to become. */
  readonly asides: Readonly<Record<Exclude<DraftKind, "reply">, string>>;
  /** What the server keeps of all that is being written ([TX-4]). */
  readonly kept: Readonly<Record<DraftKind, string>>;
  /** Among staff, in their own counting, without a gap from 1. */
  readonly notes: readonly Note[];
  /** A note that may have been stored: it is tried again under the same key. */
  readonly noteKey: { readonly key: IdempotencyKey; readonly text: string } | null;
  readonly noteTrouble: RefusalCode | "unreachable" | null;
  readonly busy: "claiming" | "closing" | null;
  readonly trouble: Trouble | null;
  /** Up to where it had been read when it was last brought to the screen; null where nothing was unread. */
  readonly unreadAfter: number | null;
  /** Which number it had before the city was restored; null where it was not. */
  readonly formerNumber: number | null;
  /** Whether LINE can tell the consultee of an answer; null where it is not known, or they did not come by LINE. */
  readonly lineReach: Api["/api/line/reach"]["output"]["reach"] | null;
  /** What is known of the consultee; null where nobody has asked for it. */
  readonly briefing: BriefingShown | null;
  /** The record, while it is being written. */
  readonly recording: Recording | null;
};

const asideKinds = draftKinds.filter((kind) => kind !== "reply");
const noAsides = {
  ...{ note: "", "hand-over": "", tag: "" },
  ...{ "urgent-record": "", "risk-sheet": "", start: "", disclosure: "", pause: "" },
} as const;

export const justOpened: Opened = {
  talk: emptyTalk,
  outbox: emptyOutbox,
  draft: "",
  asides: noAsides,
  kept: { reply: "", ...noAsides },
  notes: [],
  noteKey: null,
  noteTrouble: null,
  busy: null,
  trouble: null,
  unreadAfter: null,
  formerNumber: null,
  lineReach: null,
  briefing: null,
  recording: null,
};

export function withEntries(opened: Opened, entries: Entries): Opened {
  const talk = fold(opened.talk, entries);
  if (talk === opened.talk) return opened;
  // [CB-9] What was being written into it is gone with it.
  return talk.deletedAt && !opened.talk.deletedAt ? { ...justOpened, talk } : { ...opened, talk };
}

/** What a person types clears the complaint about what was there before. */
export function withDraft(opened: Opened, draft: string): Opened {
  return opened.draft === draft ? opened : { ...opened, draft, trouble: null };
}

export function withAside(opened: Opened, kind: keyof Opened["asides"], text: string): Opened {
  return { ...opened, asides: { ...opened.asides, [kind]: text } };
}

/** A text that could not be sent stands in the box again, before what has been typed since. */
export function withTextBack(opened: Opened, text: string, trouble: Trouble | null): Opened {
  return { ...opened, draft: backInReach([text], opened.draft), trouble };
}

/** After a restore the numbers mean nothing any more; what a person wrote is kept. */
export function startedOver(opened: Opened, number: number | undefined): Opened {
  const formerNumber = number ?? opened.formerNumber;
  const { kept, briefing } = justOpened;
  return {
    ...{ ...opened, talk: emptyTalk, notes: [], busy: null, unreadAfter: null },
    ...{ formerNumber, kept, briefing },
  };
}

export function isSending({ outbox }: Opened): boolean {
  return outbox.some(({ state }) => state === "sending");
}

/** All that would be lost with the page: a reply on its way is still one's own until it has arrived. */
export function textsToKeep({ outbox, draft, asides }: Opened): Readonly<Record<DraftKind, string>> {
  const onTheirWay = outbox.filter(({ state }) => state !== "delivered").map(({ text }) => text);
  return { ...asides, reply: onTheirWay.length > 0 ? backInReach(onTheirWay, draft) : draft };
}

/** The server keeps it; with a text, it came from there. */
export function withKeptDraft(opened: Opened, kind: DraftKind, kept: string, text?: string): Opened {
  const next = { ...opened, kept: { ...opened.kept, [kind]: kept } };
  if (text === undefined) return next;
  return kind === "reply" ? { ...next, draft: text } : withAside(next, kind, text);
}

/** Messages that have not arrived, and drafts that nobody keeps: they would be lost with the page. */
export function countUnsent(opened: Opened): number {
  const { outbox, draft, asides, kept } = opened;
  const texts = [
    [draft, textsToKeep(opened).reply === kept.reply],
    ...asideKinds.map((kind) => [asides[kind], asides[kind] === kept[kind]] as const),
  ] as const;
  const unkept = texts.filter(([text, isKept]) => text.trim() !== "" && !isKept).length;
  return outbox.filter(({ state }) => state !== "delivered").length + unkept;
}

/** How many words of the consultee the holder has not had on the screen. */
export function countUnread({ talk }: Opened): number {
  return talk.messages.filter(({ by, seq }) => by === "consultee" && seq > talk.read.counsellor).length;
}
