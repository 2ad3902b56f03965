import type { Column, ColumnHolds, Row } from "./columns.ts";

/** The places of the styles in workbook.ts. */
const styleOf = { heading: 1, text: 2, number: 3, time: 4 } as const;
/** In letters of the width of a digit. */
const widths: Readonly<Record<ColumnHolds, number>> = { text: 24, number: 10, time: 18 };

/** What a cell holds in every spreadsheet program. */
const longestCell = 32_767;

/** With the heading in its first row, which stays in sight. */
export function sheetBegin(columns: readonly Column[]): string {
  const cols = columns.map(
    ({ holds }, at) => `<col min="${at + 1}" max="${at + 1}" width="${widths[holds]}" customWidth="1"/>`,
  );
  const cells = columns.map(({ name }, at) => textCell(`${letters(at)}1`, styleOf.heading, name));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols.join("")}</cols><sheetData><row r="1">${cells.join("")}</row>`;
}

export const sheetEnd = "</sheetData></worksheet>";

/** [EX-4] From this row of the sheet on. A text is kept as text, whatever it begins with; a cell cannot hold a formula. */
export function sheetRows(columns: readonly Column[], rows: readonly Row[], first: number): string {
  const names = columns.map((_, at) => letters(at));
  return rows
    .map((cells, nth) => {
      const row = first + nth;
      const written = columns.map(({ holds }, at) => cellOf(`${names[at]}${row}`, holds, cells[at] ?? ""));
      return `<row r="${row}">${written.join("")}</row>`;
    })
    .join("");
}

function cellOf(at: string, holds: ColumnHolds, text: string): string {
  if (text === "") return "";
  const value = holds === "number" ? numberIn(text) : holds === "time" ? timeIn(text) : null;
  // What a column of numbers says in words, like a hidden one, stays words.
  if (value === null || holds === "text") return textCell(at, styleOf.text, text);
  return `<c r="${at}" s="${styleOf[holds]}"><v>${value}</v></c>`;
}

function textCell(at: string, style: number, text: string): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** More digits than a spreadsheet keeps would be other ones. */
function numberIn(text: string): string | null {
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? text : null;
}

const written = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/;
const dayZero = Date.UTC(1899, 11, 30);

/** Days since the end of 1899, as spreadsheets count: the wall clock as it stands, of no zone. */
function timeIn(text: string): number | null {
  const [, year, month, day, hour, minute] = (written.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || minute === undefined) return null;
  return (Date.UTC(year, month - 1, day, hour, minute) - dayZero) / 86_400_000;
}

/** A, B … Z, AA … */
function letters(at: number): string {
  const rest = Math.floor(at / 26);
  return (rest > 0 ? letters(rest - 1) : "") + String.fromCharCode(65 + (at % 26));
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** What XML cannot hold, and what a spreadsheet would take for such a letter written out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are looked for.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[\da-fA-F]{4}_)/g;

function xmlText(text: string): string {
  const whole = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
  return whole
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(unwritable, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
