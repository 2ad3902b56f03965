import { columnsOf } from "../../domain/columns.ts";
import { instantsOf } from "../../domain/period.ts";
import { readMessagesOf } from "../consultation/read-messages-of.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { RowReader } from "./part.ts";
import { sayInstant } from "./say-instant.ts";

/** What was said, word by word, of all that was opened in the period. Deleted ones have no words any more. */
export const messageRows: RowReader = {
  columns: [
    ...columnsOf("number", "番号", "通し番号"),
    ...columnsOf("time", "日時"),
    ...columnsOf("text", "だれ", "相談員", "本文"),
  ],
  async read(tools, period, after) {
    const names = new Map((await listColleagues(tools)).map(({ id, displayName }) => [id, displayName]));
    const { messages, next } = await readMessagesOf(tools, instantsOf(period), after);
    return {
      rows: messages.map(({ number, seq, at, by, staff, text }) => [
        ...[String(number), String(seq), sayInstant(at)],
        by === "consultee" ? "相談者" : "相談員",
        (staff && names.get(staff)) ?? "",
        text ?? "（開けません）",
      ]),
      next,
    };
  },
};
