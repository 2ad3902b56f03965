import type { Staff } from "../../domain/people.ts";
import { askApproval } from "../approval/ask.ts";
import type { Tools } from "../tools.ts";

export function askToBreakGlass(
  tools: Tools,
  by: Staff,
  { reason, minutes }: { readonly reason: string; readonly minutes: number },
): Promise<string> {
  return tools.db
    .transaction()
    .execute((tx) => askApproval(tx, tools, by, { act: "break-glass:begin", minutes, reason }));
}
