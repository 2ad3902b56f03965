import { hiddenName, sayDay, sayMonth } from "../../../domain/figure-names.ts";
import type { Period } from "../../../domain/period.ts";
import type { PeriodKind } from "./choose-period.ts";
import { words } from "./words-ja.ts";

/** A count, or that it is hidden. */
export function counted(count: number | null): string {
  return count === null ? hiddenName : count.toLocaleString("ja-JP");
}

/** How much of all; nothing where it is hidden. */
export function shareOf(count: number | null, all: number): string {
  return count === null || all === 0 ? "" : `${((count / all) * 100).toFixed(1)}%`;
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
