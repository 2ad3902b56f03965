import type { ConsultationId } from "../../../domain/ids.ts";

type Asked = readonly { readonly id: ConsultationId; readonly before: number }[];

/** What is in memory of a search at a time: so many of each consultation. */
const mostEach = 100;

/** Of each consultation what is before a place, page by page, until there is no more of any. */
export async function* pagesBackwards<Row extends { readonly consultation: ConsultationId }>(
  from: Asked,
  read: (asked: { id: ConsultationId; before: number }[], mostEach: number) => Promise<Row[]>,
  placeOf: (row: Row) => number,
): AsyncGenerator<Row[]> {
  let asked = [...from];
  while (asked.length > 0) {
    const rows = await read(asked, mostEach);
    if (rows.length > 0) yield rows;
    asked = [...Map.groupBy(rows, ({ consultation }) => consultation)].flatMap(([id, theirs]) => {
      const last = theirs.at(-1);
      return last && theirs.length === mostEach ? [{ id, before: placeOf(last) }] : [];
    });
  }
}
