import type { Column, Row } from "./columns.ts";
import { sheetBegin, sheetEnd, sheetRows } from "./sheet.ts";
import type { ZipEntry } from "./zip.ts";

type Encode = (text: string) => Uint8Array<ArrayBuffer>;

/** A sheet ends here in every spreadsheet program; what is more goes on in the next one. */
const mostSheetRows = 1_048_576;

/**
 * An Excel workbook (.xlsx) as the entries of its ZIP file. There is no cell in it but texts, numbers and times: no formula, no link, no
 * macro, and nothing of who made it. Parts of rows are taken as they are needed.
 */
export async function* workbookOf(
  { name, columns }: { readonly name: string; readonly columns: readonly Column[] },
  parts: AsyncIterable<readonly Row[]>,
  encode: Encode,
  mostRows = mostSheetRows,
): AsyncGenerator<ZipEntry> {
  const source = parts[Symbol.asyncIterator]();
  let left: readonly Row[] = [];
  let isOver = false;

  async function fill(): Promise<void> {
    while (left.length === 0 && !isOver) {
      const next = await source.next();
      if (next.done) isOver = true;
      else left = next.value;
    }
  }

  async function* sheet(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    yield encode(sheetBegin(columns));
    for (let row = 2; row <= mostRows; ) {
      await fill();
      if (isOver) break;
      const some = left.slice(0, mostRows - row + 1);
      left = left.slice(some.length);
      yield encode(sheetRows(columns, some, row));
      row += some.length;
    }
    yield encode(sheetEnd);
  }

  let sheets = 0;
  do {
    sheets++;
    yield { name: `xl/worksheets/sheet${sheets}.xml`, pieces: sheet() };
    await fill();
  } while (!isOver);
  for (const [path, text] of frameOf(name, sheets)) yield { name: path, pieces: once(encode(text)) };
}

async function* once<Value>(value: Value): AsyncGenerator<Value> {
  yield value;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What is the same in every workbook but for the names of its sheets. `name` is one of ours, and short. */
function frameOf(name: string, sheets: number): readonly (readonly [string, string])[] {
  const each = (of: (nth: number) => string): string =>
    Array.from({ length: sheets }, (_, at) => of(at + 1)).join("");
  return [
    [
      "xl/workbook.xml",
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each(
        (nth) => `<sheet name="${name}${nth === 1 ? "" : `（${nth}）`}" sheetId="${nth}" r:id="s${nth}"/>`,
      )}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${head}<Relationships xmlns="${packages}/relationships">${each(
        (nth) =>
          `<Relationship Id="s${nth}" Type="${office}/worksheet" Target="worksheets/sheet${nth}.xml"/>`,
      )}<Relationship Id="styles" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", head + styles],
    [
      "_rels/.rels",
      `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="workbook" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "[Content_Types].xml",
      `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${each(
        (nth) => `<Override PartName="/xl/worksheets/sheet${nth}.xml" ContentType="${types}.worksheet+xml"/>`,
      )}</Types>`,
    ],
  ];
}

/** In the order in which sheet.ts counts them: nothing, heading, text that stays text when somebody edits it, number, time. */
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Yu Gothic"/></font><font><b/><sz val="11"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;
