import type { StaffId } from "../../../domain/ids.ts";
import { unknownTime } from "../../../domain/reception-texts.ts";
import { dayNumber } from "../../shared/day-number.ts";
import type { Row } from "../../shared/rows.ts";
import { rowsOf } from "../../shared/rows.ts";
import type { Talk } from "../../shared/talk.ts";
import { fill, plain } from "../../shared/text.ts";
import { dayWords, timeWords } from "../../shared/time-words.ts";
import { disclosureEvents } from "../disclosure/events.ts";
import { nameOf } from "../list/row.ts";
import { noteWords } from "../notes/words-ja.ts";
import { startInTalkWords } from "../start/in-talk-words.ts";
import type { Replies } from "../state.ts";
import { words } from "../words-ja.ts";
import type { Opened } from "./opened.ts";
import { talkToolWords } from "./talk-tool-words.ts";

/** What stands in a talk, top to bottom. */
export type Line =
  | { readonly kind: "day"; readonly id: string; readonly words: string }
  | { readonly kind: "unread"; readonly id: string }
  | { readonly kind: "event"; readonly id: string; readonly words: string; readonly at: string }
  | {
      readonly kind: "automatic";
      readonly id: string;
      readonly words: string;
      /** As the consultee was told it; null until it is known. */
      readonly text: string | null;
      readonly at: string;
    }
  | {
      readonly kind: "note";
      readonly id: string;
      readonly nth: number;
      readonly words: string;
      /** Null where it does not open any more. */
      readonly text: string | null;
      readonly at: string;
    }
  | {
      readonly kind: "message";
      readonly id: string;
      readonly row: Row;
      readonly author: string;
      /** [CN-16] One's own, arrived and not read yet, in a consultation one holds. */
      readonly retractable: boolean;
    };

type Surroundings = {
  readonly me: StaffId;
  readonly names: ReadonlyMap<StaffId, string>;
  readonly now: Date;
  readonly replies: Replies | null;
  /** One holds it, and may take back what was not read. */
  readonly holds: boolean;
};

type Dated = { readonly at: string | null; readonly lines: readonly Line[] };

/** The messages with what happened between them: a new day, a claim, the end, the place where the unread begin. */
export function linesOf({ talk, outbox, unreadAfter, notes }: Opened, around: Surroundings): readonly Line[] {
  const told: Dated[] = rowsOf(talk, outbox, "counsellor").map((row) => ({
    at: row.at,
    lines: [
      {
        ...{ kind: "message", id: row.id, row, author: authorOf(row, around) },
        retractable: around.holds && row.receipt === "delivered" && row.staff === around.me,
      },
    ],
  }));
  const unread = told.findIndex(({ lines }) => beginsUnread(lines, unreadAfter));
  if (unread >= 0)
    told.splice(unread, 0, { at: told[unread]?.at ?? null, lines: [{ kind: "unread", id: "unread" }] });
  for (const reply of talk.automatic) insert(told, reply.at, automaticLine(reply, around));
  // What is held by a hand-over says so itself.
  if (talk.claim && !talk.handOvers.some(({ at }) => at === talk.claim?.at)) {
    const { staff, version, at } = talk.claim;
    const isBeginning = talk.begunByStaff && version === 1;
    const say = isBeginning ? startInTalkWords.begun : words.talk.claimed;
    const line: Line = { kind: "event", id: `claim-${version}`, words: say(who(staff, around)), at };
    // The first message is of the same moment, and stands behind it.
    if (isBeginning) told.unshift({ at, lines: [line] });
    else insert(told, at, line);
  }
  for (const { seq, at, from, to } of talk.handOvers) {
    const said = talkToolWords.handedOver(who(from, around), to && who(to, around));
    insert(told, at, { kind: "event", id: `hand-over-${seq}`, words: said, at });
  }
  if (talk.releasedAt) {
    const at = talk.releasedAt;
    insert(told, at, { kind: "event", id: "release", words: words.talk.released, at });
  }
  if (talk.closedAt) {
    const said = talk.deletedAt ? words.talk.deleted : words.talk.closed;
    insert(told, talk.closedAt, { kind: "event", id: "close", words: said, at: talk.closedAt });
  }
  for (const { id, at, said } of disclosureEvents(talk))
    insert(told, at, { kind: "event", id, words: said, at });
  for (const [moment, shown] of Object.entries(talk.faces)) {
    if (!shown?.remark) continue;
    insert(told, shown.at, {
      kind: "event",
      id: `remark-${moment}`,
      words: words.talk.remark(shown.remark),
      at: shown.at,
    });
  }
  for (const { nth, staff, kind, text, at } of notes) {
    const by = noteWords.by(noteWords.kind[kind], who(staff, around));
    insert(told, at, { kind: "note", id: `note-${nth}`, nth, words: by, text, at });
  }
  return withDays(told, around.now);
}

function beginsUnread(lines: readonly Line[], unreadAfter: number | null): boolean {
  const [line] = lines;
  if (unreadAfter === null || line?.kind !== "message") return false;
  return line.row.by === "consultee" && line.row.seq !== null && line.row.seq > unreadAfter;
}

function automaticLine(
  { seq, at, reason, promised }: Talk["automatic"][number],
  { replies, now }: Surroundings,
): Line {
  const time = promised ? plain(timeWords(new Date(promised), now)) : unknownTime.standard;
  const text = replies?.[reason] ? plain(fill(replies[reason], { time })) : null;
  return { kind: "automatic", id: `automatic-${seq}`, words: words.talk.automatic[reason], text, at };
}

/** By the server's time; what has none yet stands last. */
function insert(told: Dated[], at: string, line: Line): void {
  const place = told.findIndex((one) => one.at === null || Date.parse(one.at) > Date.parse(at));
  told.splice(place < 0 ? told.length : place, 0, { at, lines: [line] });
}

function withDays(told: readonly Dated[], now: Date): readonly Line[] {
  const lines: Line[] = [];
  let day: number | null = null;
  for (const { at, lines: next } of told) {
    const date = at === null ? null : new Date(at);
    if (date && dayNumber(date) !== day) {
      day = dayNumber(date);
      lines.push({ kind: "day", id: `day-${day}`, words: plain(dayWords(date, now)) });
    }
    lines.push(...next);
  }
  return lines;
}

function authorOf({ by, staff, seq, text }: Row, around: Surroundings): string {
  if (by === "consultee") return words.talk.consultee;
  // What does not open does not say who wrote it either.
  if (staff === null && seq !== null && text === null) return words.roles.counsellor;
  return staff === null ? words.talk.you : who(staff, around);
}

function who(staff: StaffId | null, { me, names }: Surroundings): string {
  return staff === me ? words.talk.you : nameOf(staff, names);
}
