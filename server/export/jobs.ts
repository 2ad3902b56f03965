import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { remindOfExports } from "./remind.ts";

/** Looks several times an hour which files are due. */
export function startReminders(tools: Tools): Rounds {
  return startRounds(() => remindOfExports(tools), {
    everyMillis: 10 * 60_000,
    firstAfterMillis: 30_000,
    log: tools.log,
    failed: "Nobody could be reminded of files that are due; the next round follows.",
  });
}
