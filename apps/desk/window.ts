import type { Phase } from "./entrance.ts";
import { countAwaiting } from "./list/list.ts";
import { unsent } from "./state.ts";
import { textsToKeep } from "./talk/opened.ts";
import { ringing } from "./urgent/calls.ts";
import { urgentWords } from "./urgent/words-ja.ts";
import { words } from "./words-ja.ts";

/** The page's title counts what waits, and never holds a word of what was said. */
export function titleOf(phase: Phase): string {
  if (phase.at !== "desk") return words.product;
  const { desk } = phase;
  const { list, urgent } = desk.store.get();
  const title = words.title(countAwaiting(list, desk.self.id));
  return ringing(urgent, desk.self).length > 0 ? `${urgentWords.title}${title}` : title;
}

/** Whether closing the page now would lose something written: then the browser asks. */
export function wouldLose(phase: Phase): boolean {
  const left = leftBy(phase);
  return left !== null && (unsent(left.desk.store.get()) > 0 || !left.session.kept.isEmpty());
}

/** Whether something was being written that is there again for the same person, here or at the service. */
export function hasWritten(phase: Phase): boolean {
  const opened = [...(leftBy(phase)?.desk.store.get().opened.values() ?? [])];
  return wouldLose(phase) || opened.some((one) => Object.values(textsToKeep(one)).some(Boolean));
}

function leftBy(phase: Phase) {
  return phase.at === "desk" ? phase : phase.at === "signing-in" ? phase.kept : null;
}
