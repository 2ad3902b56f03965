import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import type { Presence } from "../../../domain/presence.ts";
import { dayNumber } from "../../shared/day-number.ts";
import { plain } from "../../shared/text.ts";
import { dayWords } from "../../shared/time-words.ts";
import { clockWords } from "../../shared/wall-clock.ts";
import type { DeskState } from "../state.ts";
import { topicsInShort, whoInShort } from "../talk/attribute-words.ts";
import { countUnread } from "../talk/opened.ts";
import { words } from "../words-ja.ts";
import { rowState, type Section } from "./arrange.ts";
import { isHandedTo, isUnread } from "./list.ts";
import { waitingTime } from "./waiting-time.ts";

/** A row in words: all that is drawn of it. */
export type RowWords = {
  readonly number: string;
  readonly entrance: string;
  /** Who asks and what about, as far as it is told. */
  readonly about: string;
  readonly state: Section;
  readonly stateWords: string;
  /** How long they have waited, or when something last happened. */
  readonly time: string;
  readonly timeLabel: string;
  readonly at: string;
  readonly unread: string | null;
  /** [UC-7] 急ぎ. */
  readonly urgent: boolean;
  /** Handed over to this person, and not looked into yet. */
  readonly handedOver: boolean;
  /** The supervisor's advice was asked for, or given, and this person has not seen it yet. */
  readonly sideTalk: boolean;
  /** Null where it does not matter any more. */
  readonly presence: Presence | null;
};

type Surroundings = {
  readonly me: StaffId;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly now: Date;
  /** Exact where the consultation is followed word by word; null where only "unread" is known. */
  readonly unreadCount: number | null;
  readonly presence: Presence;
  readonly sideTalk?: boolean;
};

/** The words of any row of the list, as of now. */
export function wordsOfRows(
  { list, names, opened, presences, sideTalks }: DeskState,
  me: StaffId,
  now: Date,
): (id: ConsultationId) => RowWords | null {
  return (id) => {
    const row = list.rows.get(id);
    if (!row) return null;
    const followed = opened.get(id);
    // Behind the list for a moment: then the list knows better that something is unread.
    const counted = followed && followed.talk.cursor >= row.consulteeSeq ? countUnread(followed) : null;
    const presence = presences.known.get(id) ?? "unknown";
    const side = sideTalks.get(id);
    const sideTalk = side !== undefined && side.staff !== me && side.nth > (followed?.notes.at(-1)?.nth ?? 0);
    return rowWords(row, { me, names, now, unreadCount: counted, presence, sideTalk });
  };
}

export function rowWords(row: ConsultationSummary, around: Surroundings): RowWords {
  const state = rowState(row, around.me);
  const waiting = state === "waiting";
  const time = waiting
    ? waitingTime(row.openedAt, around.now.getTime())
    : shortTime(new Date(row.lastAt), around.now);
  return {
    number: words.list.number(row.number),
    entrance: words.list.entrance[row.entrance],
    about: [whoInShort(row.attributes), topicsInShort(row.attributes)].filter(Boolean).join("｜"),
    state,
    stateWords: stateWords(row, state, around.names),
    time,
    timeLabel: waiting ? words.list.waitedFor(time) : words.list.lastAt(time),
    at: waiting ? row.openedAt : row.lastAt,
    urgent: row.urgent && state !== "closed",
    handedOver: isHandedTo(row, around.me),
    unread: unreadWords(row, state, around.unreadCount),
    sideTalk: around.sideTalk ?? false,
    presence: state === "closed" ? null : around.presence,
  };
}

/** 14:05 today, otherwise the day. */
function shortTime(at: Date, now: Date): string {
  return dayNumber(at) === dayNumber(now) ? clockWords(at) : plain(dayWords(at, now));
}

export function stateWords(
  row: ConsultationSummary,
  state: Section,
  names: ReadonlyMap<StaffId, string>,
): string {
  if (row.deletedAt) return words.list.deleted;
  if (state !== "others") return words.list.state[state];
  return words.list.state.others(nameOf(row.counsellor, names));
}

export function nameOf(staff: StaffId | null, names: ReadonlyMap<StaffId, string>): string {
  return (staff && names.get(staff)) ?? words.list.someone;
}

/** Nobody has read a waiting one: saying so on each would be noise. What a colleague has not read is theirs. */
function unreadWords(row: ConsultationSummary, state: Section, count: number | null): string | null {
  if (state !== "mine" || !isUnread(row) || count === 0) return null;
  return count === null ? words.list.unread : words.list.unreadCount(count);
}
