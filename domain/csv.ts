/**
 * A file as Excel opens it: UTF-8 with a byte order mark, CRLF. A cell that a spreadsheet would take for a formula is
 * given an apostrophe in front, which spreadsheets show as text.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map(csvLine).join("")}`;
}

export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

/** Also behind spaces and as full-width signs: some programs take those for the same. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cellOf(text: string): string {
  const safe = formula.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
