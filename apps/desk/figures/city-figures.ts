import { csvOf } from "../../../domain/csv.ts";
import { cityClasses, citySchools } from "../../../domain/figures.ts";
import { maskedTable, summed, type Table } from "../../../domain/masking.ts";
import { monthsOf, type Period } from "../../../domain/period.ts";
import type { FiguresSeen } from "./read-figures.ts";
import { counted, sayMonth } from "./say.ts";
import { words } from "./words-ja.ts";

export type CityClass = (typeof cityClasses)[number];
export type CityTable = {
  readonly about: CityClass;
  readonly months: readonly string[];
  readonly table: Table<number | null>;
};

/** 市の公表する表: for each class its months by 学校種, with their sums. */
export function cityTables(figures: FiguresSeen, period: Period, published: boolean): readonly CityTable[] {
  const counts = new Map(figures.by["city-table"].map(({ name, count }) => [name, count]));
  const months = monthsOf(period);
  return cityClasses.map((about) => {
    const whole = summed(
      months.map((month) => citySchools.map((school) => counts.get(cityName(month, about, school)) ?? 0)),
    );
    return { about, months, table: published ? maskedTable(whole) : whole };
  });
}

export function cityName(month: string, about: CityClass, school: (typeof citySchools)[number]): string {
  return `${month} ${about} ${school}`;
}

/** All of it as one file. */
export function cityFile(tables: readonly CityTable[]): string {
  const { classes, schools, month } = words.city;
  return csvOf([
    [words.item, month, ...citySchools.map((school) => schools[school]), words.sum],
    ...tables.flatMap(({ about, months, table: { rows, sums, sum } }) => [
      ...rows.map(({ cells, sum: ofRow }, at) => [
        ...[classes[about], sayMonth(months[at] ?? "")],
        ...[...cells, ofRow].map(plain),
      ]),
      [classes[about], words.sum, ...[...sums, sum].map(plain)],
    ]),
  ]);
}

/** Without the commas between thousands, so that a spreadsheet takes it for a number. */
function plain(count: number | null): string {
  return count === null ? counted(null) : String(count);
}
