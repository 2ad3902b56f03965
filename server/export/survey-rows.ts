import { columnsOf } from "../../domain/columns.ts";
import { faceNames } from "../../domain/face-names.ts";
import type { Face } from "../../domain/faces.ts";
import { readRemarksOf } from "../consultation/read-remarks-of.ts";
import { seeFacts } from "../figures/see-figures.ts";
import type { RowReader } from "./part.ts";
import { sayInstant } from "./say-instant.ts";

const rowsAPart = 500;

/** [CN-14] How people said they felt before and after, and what they put beside it: all that is asked of them. */
export const surveyRows: RowReader = {
  columns: [
    ...columnsOf("number", "番号"),
    ...columnsOf("time", "始まり", "終了"),
    ...columnsOf("number", "はじめの気持ち"),
    ...columnsOf("text", "はじめの気持ち（ことば）"),
    ...columnsOf("number", "終わりの気持ち"),
    ...columnsOf("text", "終わりの気持ち（ことば）", "ひとこと"),
  ],
  async read(tools, { from, to }, after) {
    const facts = await seeFacts(tools, { from, to }, { after: after.number, most: rowsAPart });
    const said = facts.filter(({ faceBefore, faceAfter }) => faceBefore !== null || faceAfter !== null);
    const remarks = await readRemarksOf(
      tools,
      said.map(({ id }) => id),
    );
    const last = facts.at(-1);
    return {
      rows: said.map(({ id, number, openedAt, closedAt, faceBefore, faceAfter }) => [
        ...[String(number), sayInstant(openedAt), closedAt ? sayInstant(closedAt) : ""],
        ...[...sayFace(faceBefore), ...sayFace(faceAfter)],
        remarks.get(id) ?? "",
      ]),
      next: last && facts.length === rowsAPart ? { number: last.number, seq: 0 } : null,
    };
  },
};

function sayFace(face: Face | null): readonly [string, string] {
  return face === null ? ["", ""] : [String(face), faceNames[face]];
}
