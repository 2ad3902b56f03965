import { noAnswer, type School } from "../../../domain/attributes.ts";
import type { Face } from "../../../domain/faces.ts";
import { type Dimension, notTold } from "../../../domain/figures.ts";
import { type Day, weekdayOf } from "../../../domain/japan-time.ts";
import type { Period } from "../../../domain/period.ts";
import { attributeWords, whoInShort } from "../talk/attribute-words.ts";
import { faceWords } from "../talk/face-words.ts";
import type { PeriodKind } from "./choose-period.ts";
import { words } from "./words-ja.ts";

/** A count, or that it is hidden. */
export function counted(count: number | null): string {
  return count === null ? words.hidden : count.toLocaleString("ja-JP");
}

/** How a name under which consultations are counted is said. */
export function sayName(dimension: Dimension, name: string): string {
  if (name === notTold) return dimension.startsWith("face-") ? words.names.noFace : words.names.notTold;
  if (name === noAnswer) return words.names.noAnswer;
  switch (dimension) {
    case "day":
      return sayDay(name);
    case "month":
      return sayMonth(name);
    case "hour":
      return words.hour(Number(name));
    case "weekday-hour": {
      const [weekday = "", hour = ""] = name.split("-");
      return words.at(sayWeekday(Number(weekday)), words.hour(Number(hour)));
    }
    case "grade": {
      const place = name.lastIndexOf("-");
      const school = name.slice(0, place) as School;
      return whoInShort({ told: { school, grade: Number(name.slice(place + 1)) }, tagged: {} });
    }
    case "school":
      return attributeWords.school[name as keyof typeof attributeWords.school];
    case "relation":
      return attributeWords.relation[name as keyof typeof attributeWords.relation];
    case "gender":
      return attributeWords.gender[name as keyof typeof attributeWords.gender];
    case "topic":
    case "topic-told":
      return attributeWords.topic[name as keyof typeof attributeWords.topic];
    case "face-before":
    case "face-after":
      return faceWords[Number(name) as Face];
    case "city-table":
      return sayCityCell(name);
    case "entrance":
    case "reception":
    case "return":
    case "urgent-call":
      return words.names[name as keyof typeof words.names];
  }
}

export function sayWeekday(weekday: number): string {
  return words.weekday(words.weekdays[weekday] ?? "");
}

export function sayMonth(month: string): string {
  return words.month(Number(month.slice(0, 4)), Number(month.slice(5)));
}

export function sayDay(day: Day): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number);
  return words.day(year ?? 0, month ?? 0, date ?? 0, words.weekdays[weekdayOf(day)] ?? "");
}

/** The filter as a sentence. */
export function sayPeriod(kind: PeriodKind, { from, to }: Period): string {
  if (from === to) return sayDay(from);
  if (kind === "fiscal-year") return words.fiscalYear(Number(from.slice(0, 4)));
  if (kind === "month") return sayMonth(from.slice(0, 7));
  return words.fromTo(sayDay(from), sayDay(to));
}

/** As long as one says it: 12分 · 3時間5分 · 2日と4時間. */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return words.minutes(whole);
  if (whole < 1_440) return words.hours(Math.floor(whole / 60), whole % 60);
  const hours = Math.round(whole / 60);
  return words.days(Math.floor(hours / 24), hours % 24);
}

function sayCityCell(name: string): string {
  const [month = "", about = "", school = ""] = name.split(" ");
  const { classes, schools } = words.city;
  return `${sayMonth(month)}・${classes[about as keyof typeof classes]}・${schools[school as keyof typeof schools]}`;
}
