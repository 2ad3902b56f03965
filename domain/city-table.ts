import { type Column, columnsOf, type Row } from "./columns.ts";
import { csvOf } from "./csv.ts";
import { cityClassNames, citySchoolNames, hiddenName, sayMonth, sumName } from "./figure-names.ts";
import { type Count, cityClasses, citySchools } from "./figures.ts";
import { maskedTable, summed, type Table } from "./masking.ts";
import { monthsOf, type Period } from "./period.ts";

export type CityClass = (typeof cityClasses)[number];
export type CityTable = {
  readonly about: CityClass;
  readonly months: readonly string[];
  readonly table: Table<number | null>;
};

type Figures = { readonly by: { readonly "city-table": readonly Count[] } };

/** 市の公表する表: for each class its months by 学校種, with their sums. */
export function cityTables(figures: Figures, period: Period, published: boolean): readonly CityTable[] {
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

export const cityColumns: readonly Column[] = [
  ...columnsOf("text", "項目", "月"),
  ...columnsOf("number", ...citySchools.map((school) => citySchoolNames[school]), sumName),
];

export function cityRows(tables: readonly CityTable[]): readonly Row[] {
  return tables.flatMap(({ about, months, table: { rows, sums, sum } }) => [
    ...rows.map(({ cells, sum: ofRow }, at) => [
      ...[cityClassNames[about], sayMonth(months[at] ?? "")],
      ...[...cells, ofRow].map(countCell),
    ]),
    [cityClassNames[about], sumName, ...[...sums, sum].map(countCell)],
  ]);
}

/** All of it as one file. */
export function cityFile(tables: readonly CityTable[]): string {
  return csvOf([cityColumns.map(({ name }) => name), ...cityRows(tables)]);
}

/** Without the commas between thousands, so that a spreadsheet takes it for a number. */
export function countCell(count: number | null): string {
  return count === null ? hiddenName : String(count);
}
