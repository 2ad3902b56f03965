import { type Calendar, planOf } from "./calendar.ts";
import { type Day, dayAfter, inJapan, instantOf } from "./japan-time.ts";

/** A moment of the database to which it can be brought back by its name. */
export type RestorePoint = {
  readonly name: string;
  readonly at: Date;
  /** Where it stands in the write-ahead log, like 0/2000028, and on which timeline of it. */
  readonly lsn: string;
  readonly timeline: number;
};

/** By table: how many rows it held, and a hash over all of them. */
export type TableFigures = Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;

/** What the operator calls the end of the reception of the day before. */
export const yesterdayClose = "yesterday-close";

const restorePointName = /^[a-z0-9-]{1,60}$/;

export function isRestorePointName(text: string): boolean {
  return restorePointName.test(text) && text !== yesterdayClose;
}

export function closePointName(day: Day): string {
  return `close-${day.replaceAll("-", "")}`;
}

/** When the reception of a day ends; null where there is none that day. */
export function endOfReception(calendar: Calendar, day: Day): Date | null {
  const last = planOf(calendar, day).hours.at(-1);
  return last ? instantOf(day, last.closes) : null;
}

/** How long after the end its point may still be made, where nobody was there to make it. */
const graceMillis = 6 * 3_600_000;

/** [S9.3] The day whose reception has ended and has no point yet; null where nothing is to be done. */
export function closeToMark(calendar: Calendar, at: Date, marked: (name: string) => boolean): Day | null {
  const { day: today } = inJapan(at);
  for (const day of [today, dayAfter(today, -1)]) {
    const end = endOfReception(calendar, day);
    if (!end || end > at) continue;
    if (at.getTime() - end.getTime() > graceMillis || marked(closePointName(day))) return null;
    return day;
  }
  return null;
}

/** [S9.3] 前日の受付時間終了時点: the newest end of a reception before today. */
export function findYesterdayClose<P extends RestorePoint>(points: readonly P[], at: Date): P | null {
  const today = closePointName(inJapan(at).day);
  const closes = points.filter(({ name }) => /^close-\d{8}$/.test(name) && name < today);
  return closes.sort((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
}

/** The tables in which two countings differ, those that only one of them knows included. */
export function tablesThatDiffer(one: TableFigures, other: TableFigures): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((table) => one[table]?.rows !== other[table]?.rows || one[table]?.hash !== other[table]?.hash)
    .sort();
}
