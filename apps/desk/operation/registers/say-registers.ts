import type { ListedRegisterEntry } from "../../../../contract/register.ts";
import { wantsApproval } from "../../../../domain/register.ts";
import { words } from "./words-ja.ts";

type Seen = Pick<ListedRegisterEntry, "kind" | "approved" | "ended" | "overdue">;

/** What the registers want of the city; null where it is nothing. */
export function sayRegisters(entries: readonly Seen[]): string | null {
  const waiting = entries.filter(({ kind, approved, ended }) => wantsApproval(kind) && !approved && !ended);
  const overdue = entries.filter((entry) => entry.overdue);
  return words.notice(waiting.length, overdue.length);
}
