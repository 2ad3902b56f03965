import { columnsOf } from "../../domain/columns.ts";
import { instantsOf } from "../../domain/period.ts";
import { readLinesOf } from "../audit/read-lines-of.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { RowReader } from "./part.ts";
import { sayInstant } from "./say-instant.ts";

const rowsAPart = 1_000;

/**
 * The audit trail to be read in a spreadsheet, acts and facts as they stand in it. What can be verified without the database is another
 * file (docs/decisions/0013): a spreadsheet proves nothing.
 */
export const auditRows: RowReader = {
  columns: [
    ...columnsOf("number", "番号"),
    ...columnsOf("time", "日時"),
    ...columnsOf(
      "text",
      "だれ（種類）",
      "だれ（ID）",
      "職員の名前",
      "行為",
      "事柄",
      "正確な日時（UTC）",
      "ハッシュ",
    ),
  ],
  async read(tools, period, after) {
    const names = new Map<string, string>(
      (await listColleagues(tools)).map(({ id, displayName }) => [id, displayName]),
    );
    const { lines, next } = await readLinesOf(tools.db, instantsOf(period), after.number, rowsAPart);
    return {
      rows: lines.map(({ position, at, actor, id, act, facts, hash }) => [
        ...[String(position), sayInstant(new Date(at)), actor, id ?? "", (id && names.get(id)) ?? ""],
        ...[act, facts, at, hash],
      ]),
      next: next === null ? null : { number: next, seq: 0 },
    };
  },
};
