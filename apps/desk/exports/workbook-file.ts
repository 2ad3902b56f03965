import type { Column, Row } from "../../../domain/columns.ts";
import { workbookOf } from "../../../domain/workbook.ts";
import { platform, zipFile } from "../zip-file.ts";

type Rows = { readonly name: string; readonly columns: readonly Column[]; readonly parts: readonly Blob[] };

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** An Excel workbook of parts of rows (JSON): one part is in memory at a time. */
export function workbookFile({ parts, ...about }: Rows): Promise<Blob> {
  return zipFile(workbookOf(about, rowsOf(parts), platform.encode), xlsx);
}

async function* rowsOf(parts: readonly Blob[]): AsyncGenerator<readonly Row[]> {
  for (const part of parts) yield JSON.parse(await part.text()) as Row[];
}
