import type { Dueness } from "../../../domain/exporting.ts";
import type { LedgerRead } from "./ledger-read.ts";
import { words } from "./words-ja.ts";

export function counted(count: number): string {
  return count.toLocaleString("ja-JP");
}

/** [EX-6] What is due of all that is out, in a sentence; null where nothing is. */
export function sayDue(exports: LedgerRead["exports"]): string | null {
  const of = (which: Dueness): number => exports.filter(({ dueness }) => dueness === which).length;
  const parts = (["overdue", "today", "soon"] as const).flatMap((which) =>
    of(which) > 0 ? [words.due[which](of(which))] : [],
  );
  return parts.length === 0 ? null : words.due.sentence(parts);
}
