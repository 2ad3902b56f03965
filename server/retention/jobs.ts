import { letGo } from "../consultation/delete.ts";
import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { endRetention, letNextGo } from "./let-go.ts";
import { findBegunRun } from "./run-store.ts";

const mostAtOnce = 50;

/** Looks every few seconds whether something was agreed to; while there is, one after the other. */
export function startRetention(tools: Tools): Rounds {
  return startRounds(() => workRetention(tools), {
    everyMillis: 5_000,
    firstAfterMillis: 1_000,
    log: tools.log,
    failed: "What is over for longer than its period could not be deleted; the next round follows.",
  });
}

/** Answers whether there is more to do at once. */
async function workRetention(tools: Tools): Promise<boolean> {
  const run = await findBegunRun(tools.db);
  if (!run) return false;
  for (let done = 0; done < mostAtOnce; done++) {
    const one = await letNextGo(tools, run);
    if (!one) {
      await endRetention(tools, run);
      return false;
    }
    if (one.outcome === "deleted") letGo(tools, one.consultation);
  }
  return true;
}
