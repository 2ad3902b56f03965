/** 公表用: numbers of people smaller than this are not published; none at all may be said. */
export const leastPublished = 5;

/** Numbers by their place, one of which is the sum of the others and stands beside them. */
export type Sum = { readonly parts: readonly number[]; readonly total: number };

/**
 * 伏せる: what of these numbers may be published, null where one may not. Beside a sum that is shown a single hidden number could be
 * worked out again, and so could a few that are few together: then the next smallest is hidden as well.
 */
export function masked(values: readonly number[], sums: readonly Sum[]): readonly (number | null)[] {
  const hidden = new Set<number>();
  for (const [place, value] of values.entries()) if (value > 0 && value < leastPublished) hidden.add(place);
  const at = (place: number): number => values[place] ?? 0;
  for (let found = true; found; ) {
    found = false;
    for (const { parts, total } of sums) {
      if (hidden.has(total)) continue;
      const gone = parts.filter((place) => hidden.has(place));
      const together = gone.reduce((sum, place) => sum + at(place), 0);
      if (gone.length === 0 || (gone.length > 1 && together >= leastPublished)) continue;
      const rest = parts.filter((place) => !hidden.has(place) && at(place) > 0);
      hidden.add(rest.reduce((least, place) => (at(place) < at(least) ? place : least), rest[0] ?? total));
      found = true;
    }
  }
  return values.map((value, place) => (hidden.has(place) ? null : value));
}

export type Table<Value> = {
  readonly rows: readonly { readonly cells: readonly Value[]; readonly sum: Value }[];
  readonly sums: readonly Value[];
  readonly sum: Value;
};

/** With the sum of each row and column, and of all. Rows are of one length. */
export function summed(cells: readonly (readonly number[])[]): Table<number> {
  const width = cells[0]?.length ?? 0;
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    rows: cells.map((row) => ({ cells: row, sum: add(row) })),
    sums: Array.from({ length: width }, (_, column) => add(cells.map((row) => row[column] ?? 0))),
    sum: add(cells.flat()),
  };
}

export function maskedTable({ rows, sums, sum }: Table<number>): Table<number | null> {
  const width = sums.length;
  const values = [...rows.flatMap((row) => [...row.cells, row.sum]), ...sums, sum];
  const place = (row: number, column: number): number => row * (width + 1) + column;
  const [columns, lines] = [[...sums.keys()], [...rows.keys()]];
  const published = masked(values, [
    ...[...lines, rows.length].map((row) => ({
      parts: columns.map((column) => place(row, column)),
      total: place(row, width),
    })),
    ...[...columns, width].map((column) => ({
      parts: lines.map((row) => place(row, column)),
      total: place(rows.length, column),
    })),
  ]);
  const at = (row: number, column: number): number | null => published[place(row, column)] ?? null;
  return {
    rows: lines.map((row) => ({ cells: columns.map((column) => at(row, column)), sum: at(row, width) })),
    sums: columns.map((column) => at(rows.length, column)),
    sum: at(rows.length, width),
  };
}
