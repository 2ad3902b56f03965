import { readXlsx } from "hucre/xlsx";

/** What an independent reader finds in a workbook: the cells of each sheet, the heading first. */
export async function readWorkbook(bytes: Uint8Array) {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows }));
}
