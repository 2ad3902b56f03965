import { type Attributes, noAnswer } from "../../domain/attributes.ts";
import { notTold } from "../../domain/figures.ts";
import { instantsOf, type Period } from "../../domain/period.ts";
import type { Tx } from "../storage/database.ts";
import type { Tools } from "../tools.ts";
import { type Raw, readRaw } from "./raw-store.ts";
import { seeFigures } from "./see-figures.ts";

/** One figure on which the screens and the recount do not agree. */
export type Difference = { readonly figure: string; readonly shown: number; readonly recounted: number };

export type Recount = {
  readonly consultations: number;
  readonly messages: number;
  readonly figures: number;
  readonly differences: readonly Difference[];
};

/**
 * Counts a period anew, row by row, by another way than the screens do: other statements, another calendar (the
 * platform's), one pass. Where the two differ, one of them is wrong. Both look at the same moment of the database.
 */
export function recount(
  { db, reception }: Pick<Tools, "db" | "reception">,
  period: Period,
  progress: (messages: number) => void = () => {},
): Promise<Recount> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      const shown = await shownFigures(tx, reception, period);
      const { counts, messages } = await countRows(tx, period, progress);
      return {
        consultations: counts.get("consultations") ?? 0,
        messages,
        figures: shown.size,
        differences: differencesOf(shown, counts),
      };
    });
}

export function differencesOf(
  shown: ReadonlyMap<string, number>,
  recounted: ReadonlyMap<string, number>,
): Difference[] {
  return [...new Set([...shown.keys(), ...recounted.keys()])].flatMap((figure): Difference[] => {
    const [one, other] = [shown.get(figure) ?? 0, recounted.get(figure) ?? 0];
    return one === other ? [] : [{ figure, shown: one, recounted: other }];
  });
}

async function countRows(tx: Tx, period: Period, progress: (messages: number) => void) {
  const counts = new Map<string, number>();
  const add = (figure: string, by = 1): void => void counts.set(figure, (counts.get(figure) ?? 0) + by);
  const people = new Set<string>();
  const unanswered = new Set<string>();
  let messages = 0;
  const { from, before } = instantsOf(period);
  const whose = new Set<string>();
  for await (const row of readRaw(tx, { from, before })) {
    if (row.what === "consultation") {
      unanswered.add(row.id);
      people.add(row.consultee);
      add("consultations");
      if (row.state !== "closed") add("open");
      for (const figure of figuresOfRow(row)) {
        add(figure);
        // Each of the people under a figure once.
        if (!whose.has(`${figure} ${row.consultee}`)) add(`people of ${figure}`);
        whose.add(`${figure} ${row.consultee}`);
      }
    } else {
      progress(++messages);
      if (row.at >= from && row.at < before)
        for (const figure of figuresOfTime(row.at)) add(`written ${figure}`);
      if (!row.isCounted) continue;
      add(`messages.${row.by}`);
      if (row.by === "counsellor") unanswered.delete(row.id);
    }
  }
  add("people", people.size);
  add("unanswered", unanswered.size);
  return { counts, messages };
}

/** They depend on more than the rows of the period. */
const leftOut: readonly string[] = ["reception", "return", "until-answer"];

async function shownFigures(
  tx: Tx,
  reception: Tools["reception"],
  period: Period,
): Promise<Map<string, number>> {
  const { by, messages, written, ...rest } = await seeFigures({ db: tx, reception }, period);
  const { consultations, people, unanswered, open } = rest;
  const all = new Map<string, number>([
    ...Object.entries({ consultations, people, unanswered, open }),
    ...Object.entries(messages).map(([side, count]) => [`messages.${side}`, count] as const),
  ]);
  for (const [dimension, counts] of Object.entries(by)) {
    if (leftOut.includes(dimension)) continue;
    for (const { name, count, people } of counts) {
      all.set(`${dimension} ${name}`, count);
      all.set(`people of ${dimension} ${name}`, people);
    }
  }
  for (const [dimension, counts] of Object.entries(written))
    for (const { name, count } of counts) all.set(`written ${dimension} ${name}`, count);
  return all;
}

const wall = new Intl.DateTimeFormat("en-CA", {
  ...{ timeZone: "Asia/Tokyo", hourCycle: "h23", weekday: "short" },
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" },
});
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

type Counted = Extract<Raw, { what: "consultation" }>;

function figuresOfTime(at: Date): string[] {
  const { year, month, day, hour, weekday } = partsOf(at);
  return [
    ...[`day ${year}-${month}-${day}`, `month ${year}-${month}`, `hour ${hour}`],
    `fiscal-year ${Number(month) < 4 ? Number(year) - 1 : year}`,
    `weekday-hour ${weekdays.indexOf(`${weekday}`)}-${hour}`,
  ];
}

function partsOf(at: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> {
  return Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
}

function figuresOfRow(row: Counted): string[] {
  const { openedAt, entrance, told, tagged, state, calls, faceBefore, faceAfter } = row;
  const { year, month } = partsOf(openedAt);
  const one = <Name extends "relation" | "gender">(name: Name): string =>
    tagged[name] ?? told[name] ?? notTold;
  const at = tagged.school === undefined ? told : tagged;
  const school = at.school ?? notTold;
  const about = tagged.topics ?? told.topics;
  const list = (some: Attributes["topics"]): readonly string[] =>
    some === undefined ? [notTold] : some === noAnswer ? [noAnswer] : some;
  const inTable = ["bullying", "school-absence"].filter((name) => list(about).includes(name));
  const column = school === noAnswer || school === notTold ? "other" : school;
  return [
    ...figuresOfTime(openedAt),
    `standing ${state === "closed" ? "closed" : "open"}`,
    `urgent-call ${calls.some((outcome) => outcome !== "mistake") ? "called" : "not-called"}`,
    ...[`face-before ${faceBefore ?? notTold}`, `face-after ${faceAfter ?? notTold}`],
    ...[`entrance ${entrance}`, `relation ${one("relation")}`, `gender ${one("gender")}`, `school ${school}`],
    `grade ${gradeName(at)}`,
    ...list(about).map((name) => `topic ${name}`),
    ...list(told.topics).map((name) => `topic-told ${name}`),
    ...(inTable.length > 0 ? inTable : ["other"]).map(
      (name) => `city-table ${year}-${month} ${name} ${column}`,
    ),
  ];
}

function gradeName({ school, grade }: Attributes): string {
  if (school === noAnswer || grade === noAnswer) return noAnswer;
  return school && grade ? `${school}-${grade}` : notTold;
}
