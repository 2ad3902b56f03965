/** What a spreadsheet takes the cells of a column for. A time is `2026-11-22 14:05`, in Japan. */
export const columnHolds = ["text", "number", "time"] as const;
export type ColumnHolds = (typeof columnHolds)[number];

/** A column of a file that leaves. Its cells are texts, whatever they hold; an empty one is nothing. */
export type Column = { readonly name: string; readonly holds: ColumnHolds };
export type Row = readonly string[];

export function columnsOf(holds: ColumnHolds, ...names: readonly string[]): Column[] {
  return names.map((name) => ({ name, holds }));
}
