import { type Attributes, genders, gradesOf, noAnswer, relations, schools, topics } from "./attributes.ts";
import { type Face, faces } from "./faces.ts";
import type { ConsultationId, ConsulteeId } from "./ids.ts";
import { inJapan } from "./japan-time.ts";
import { daysOf, fiscalYearOf, monthOf, monthsOf, type Period } from "./period.ts";
import { answerBandOf, answerBands } from "./until-answer.ts";
import { type TimeDimension, timeDimensions, timeNameOf, type WrittenHour } from "./written.ts";

/** What of one consultation is counted: never a word of it. */
export type Fact = {
  readonly id: ConsultationId;
  readonly number: number;
  readonly consultee: ConsulteeId;
  readonly entrance: "web" | "line";
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** 対応開始: when somebody first took it. */
  readonly claimedAt: Date | null;
  /** The first answer by a person. */
  readonly answeredAt: Date | null;
  /** A counsellor wrote first: nobody waited for an answer. */
  readonly isBegunByStaff: boolean;
  /** It was opened while somebody answers. */
  readonly isWithinReception: boolean;
  /** Its consultee had opened one before. */
  readonly isReturn: boolean;
  readonly ofConsultee: number;
  readonly ofCounsellor: number;
  /** Somebody called the supervisor and the city to it, and not by mistake. */
  readonly isCalled: boolean;
  /** What was shown last, before and after. */
  readonly faceBefore: Face | null;
  readonly faceAfter: Face | null;
  /** What counts, and what the consultee told. */
  readonly counted: Attributes;
  readonly told: Attributes;
};

/** Nobody has said. */
export const notTold = "not-told";

/**
 * 区分: under which names a consultation is counted. Under one each, but for topics, of which it may have several. What a
 * dimension counts under a name is what `isCountedUnder` finds for it: each figure leads to its rows.
 */
const namesOf = {
  day: (fact) => [openedIn("day", fact)],
  month: (fact) => [openedIn("month", fact)],
  "fiscal-year": (fact) => [openedIn("fiscal-year", fact)],
  hour: (fact) => [openedIn("hour", fact)],
  "weekday-hour": (fact) => [openedIn("weekday-hour", fact)],
  entrance: ({ entrance }) => [entrance],
  reception: ({ isWithinReception }) => [isWithinReception ? "within" : "outside"],
  return: ({ isReturn }) => [isReturn ? "return" : "first"],
  standing: ({ closedAt }) => [closedAt ? "closed" : "open"],
  "until-answer": (fact) => [answerBandOf(fact)],
  relation: ({ counted }) => [counted.relation ?? notTold],
  school: ({ counted }) => [counted.school ?? notTold],
  grade: ({ counted }) => [gradeOf(counted)],
  gender: ({ counted }) => [counted.gender ?? notTold],
  topic: ({ counted }) => topicsOf(counted),
  "topic-told": ({ told }) => topicsOf(told),
  "urgent-call": ({ isCalled }) => [isCalled ? "called" : "not-called"],
  "face-before": ({ faceBefore }) => [faceOf(faceBefore)],
  "face-after": ({ faceAfter }) => [faceOf(faceAfter)],
  "city-table": ({ openedAt, counted }) =>
    classesOf(counted).map((one) => `${monthOf(inJapan(openedAt).day)} ${one} ${citySchoolOf(counted)}`),
} satisfies Record<string, (fact: Fact) => readonly string[]>;

export type Dimension = keyof typeof namesOf;
export const dimensions = Object.keys(namesOf) as readonly Dimension[];

/** 市の公表する表: every consultation stands in one row of it at least, so nothing is left out. */
export const cityClasses = ["bullying", "school-absence", "other"] as const;
export const citySchools = ["elementary", "junior-high", "high", "other"] as const;

export function isCountedUnder(fact: Fact, dimension: Dimension, name: string): boolean {
  return (namesOf[dimension](fact) as readonly string[]).includes(name);
}

/** Every name a dimension can have in a period, in the order in which it is shown. */
export function namesIn(dimension: Dimension, period: Period): readonly string[] {
  const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));
  const told = (names: readonly string[]): string[] => [...names, noAnswer, notTold];
  switch (dimension) {
    case "day":
      return daysOf(period);
    case "month":
      return monthsOf(period);
    case "fiscal-year":
      return Array.from({ length: fiscalYearOf(period.to) - fiscalYearOf(period.from) + 1 }, (_, nth) =>
        String(fiscalYearOf(period.from) + nth),
      );
    case "hour":
      return hours;
    case "weekday-hour":
      return [0, 1, 2, 3, 4, 5, 6].flatMap((weekday) => hours.map((hour) => `${weekday}-${hour}`));
    case "entrance":
      return ["web", "line"];
    case "reception":
      return ["within", "outside"];
    case "return":
      return ["first", "return"];
    case "standing":
      return ["open", "closed"];
    case "until-answer":
      return answerBands;
    case "relation":
      return told(relations);
    case "school":
      return told(schools);
    case "grade":
      return told(
        schools.flatMap((school) => Array.from({ length: gradesOf[school] }, (_, n) => `${school}-${n + 1}`)),
      );
    case "gender":
      return told(genders);
    case "topic":
    case "topic-told":
      return told(topics);
    case "urgent-call":
      return ["called", "not-called"];
    case "face-before":
    case "face-after":
      return [...faces.map(String), notTold];
    case "city-table":
      return monthsOf(period).flatMap((month) =>
        cityClasses.flatMap((one) => citySchools.map((school) => `${month} ${one} ${school}`)),
      );
  }
}

/** So many consultations, of so many different people. */
export type Count = { readonly name: string; readonly count: number; readonly people: number };
export type MessageCount = Omit<Count, "people">;

/** How many stand under each name, zeros too. */
function countBy(facts: readonly Fact[], dimension: Dimension, period: Period): Count[] {
  const found = new Map(
    namesIn(dimension, period).map((name) => [name, { count: 0, people: new Set<ConsulteeId>() }]),
  );
  for (const fact of facts)
    for (const name of namesOf[dimension](fact)) {
      const one = found.get(name);
      if (!one) continue;
      one.count++;
      one.people.add(fact.consultee);
    }
  return [...found].map(([name, { count, people }]) => ({ name, count, people: people.size }));
}

/** How many messages were written when, whatever consultation they belong to. */
function countWritten(
  hours: readonly WrittenHour[],
  dimension: TimeDimension,
  period: Period,
): MessageCount[] {
  const counts = new Map(namesIn(dimension, period).map((name) => [name, 0]));
  for (const { day, hour, count } of hours) {
    const name = timeNameOf(dimension, day, hour);
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts].map(([name, count]) => ({ name, count }));
}

/** Of a row of numbers: half are no greater than `median`, nine of ten no greater than `p90`. */
export type Spread = { readonly of: number; readonly median: number; readonly p90: number };

/** Null where there is nothing. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { of: sorted.length, median: at(0.5), p90: at(0.9) };
}

export type Figures = {
  readonly consultations: number;
  /** 実人数: how many different consultees; one who never came back by the same way counts anew. */
  readonly people: number;
  readonly messages: { readonly consultee: number; readonly counsellor: number };
  readonly unanswered: number;
  readonly open: number;
  /** Minutes from the first message to 対応開始: how long it waited. */
  readonly untilClaim: Spread | null;
  /** Minutes from the first message to the first answer by a person. */
  readonly untilAnswer: Spread | null;
  /** Minutes from the first message to the close. */
  readonly untilClose: Spread | null;
  /** Messages of both sides in a consultation. */
  readonly length: Spread | null;
  readonly by: Readonly<Record<Dimension, readonly Count[]>>;
  /** Messages by when they were written, in a consultation of whatever day. */
  readonly written: Readonly<Record<TimeDimension, readonly MessageCount[]>>;
};

/** All figures of what was opened in a period. They are worked out anew each time: there is no counter that could drift. */
export function figuresOf(facts: readonly Fact[], hours: readonly WrittenHour[], period: Period): Figures {
  const sum = (of: (fact: Fact) => number): number => facts.reduce((total, fact) => total + of(fact), 0);
  const minutes = (until: (fact: Fact) => Date | null): Spread | null =>
    spreadOf(
      facts.flatMap((fact) => {
        const at = until(fact);
        return at ? [(at.getTime() - fact.openedAt.getTime()) / 60_000] : [];
      }),
    );
  return {
    consultations: facts.length,
    people: new Set(facts.map(({ consultee }) => consultee)).size,
    messages: {
      consultee: sum(({ ofConsultee }) => ofConsultee),
      counsellor: sum(({ ofCounsellor }) => ofCounsellor),
    },
    unanswered: facts.filter(({ answeredAt }) => answeredAt === null).length,
    open: facts.filter(({ closedAt }) => closedAt === null).length,
    untilClaim: minutes(({ claimedAt, isBegunByStaff }) => (isBegunByStaff ? null : claimedAt)),
    untilAnswer: minutes(({ answeredAt, isBegunByStaff }) => (isBegunByStaff ? null : answeredAt)),
    untilClose: minutes(({ closedAt }) => closedAt),
    length: spreadOf(facts.map(({ ofConsultee, ofCounsellor }) => ofConsultee + ofCounsellor)),
    by: each(dimensions, (dimension) => countBy(facts, dimension, period)),
    written: each(timeDimensions, (dimension) => countWritten(hours, dimension, period)),
  };
}

function each<Name extends string, Value>(names: readonly Name[], of: (name: Name) => Value) {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, Value>;
}

function openedIn(dimension: TimeDimension, { openedAt }: Fact): string {
  const { day, minute } = inJapan(openedAt);
  return timeNameOf(dimension, day, Math.floor(minute / 60));
}

function gradeOf({ school, grade }: Attributes): string {
  if (grade === noAnswer || school === noAnswer) return noAnswer;
  return school === undefined || grade === undefined ? notTold : `${school}-${grade}`;
}

function faceOf(face: Face | null): string {
  return face === null ? notTold : String(face);
}

function topicsOf({ topics: about }: Attributes): readonly string[] {
  if (about === undefined) return [notTold];
  return about === noAnswer ? [noAnswer] : about;
}

/** いじめ・不登校・その他: under both where both were named, under その他 where neither was. */
function classesOf(counted: Attributes): readonly (typeof cityClasses)[number][] {
  const about = topicsOf(counted);
  const named = (["bullying", "school-absence"] as const).filter((one) => about.includes(one));
  return named.length > 0 ? named : ["other"];
}

function citySchoolOf({ school }: Attributes): (typeof citySchools)[number] {
  return school === undefined || school === noAnswer ? "other" : school;
}
