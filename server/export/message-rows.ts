import { instantsOf } from "../../domain/period.ts";
import { readMessagesOf } from "../consultation/read-messages-of.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { sayInstant } from "./consultation-rows.ts";
import type { ExportCursor, Part } from "./part.ts";
import type { StoredExport } from "./store.ts";

/** What was said, word by word, of all that was opened in the period. Deleted ones have no words any more. */
export async function messageRows(
  tools: Tools,
  entry: Pick<StoredExport, "from" | "to">,
  after: ExportCursor,
): Promise<Part> {
  const names = new Map((await listColleagues(tools)).map(({ id, displayName }) => [id, displayName]));
  const { messages, next } = await readMessagesOf(tools, instantsOf(entry), after);
  return {
    rows: messages.map(({ number, seq, at, by, staff, text }) => [
      ...[String(number), String(seq), sayInstant(at)],
      by === "consultee" ? "相談者" : "相談員",
      (staff && names.get(staff)) ?? "",
      text ?? "（開けません）",
    ]),
    next,
  };
}
messageRows.heading = ["番号", "通し番号", "日時", "だれ", "相談員", "本文"];
