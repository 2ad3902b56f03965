import type { Row } from "../../domain/columns.ts";
import { type ExportCursor, fromTheBeginning, type RowTools } from "./part.ts";
import { rowReaders } from "./row-readers.ts";
import type { StoredExport } from "./store.ts";

/** All rows of a file, a part at a time: the next one is read when it is asked for. */
export async function* partsOf(tools: RowTools, entry: StoredExport): AsyncGenerator<readonly Row[]> {
  // It left from where its petition is.
  if (entry.kind === "petition") return;
  const { read } = rowReaders[entry.kind];
  for (let after: ExportCursor | null = fromTheBeginning; after; ) {
    const { rows, next } = await read(tools, entry, after);
    yield rows;
    after = next;
  }
}
