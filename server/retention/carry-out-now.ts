import type { Tools } from "../tools.ts";
import { endRetention, letNextGo } from "./let-go.ts";
import { findBegunRun } from "./run-store.ts";

/**
 * What others have agreed to, to its end, without waiting for the clock: for the command line. A service that runs meanwhile shares the
 * work, and lets go of what it holds in memory by its sweep. `progress` may throw to stop in between. Answers how many this process did.
 */
export async function carryOutNow(
  tools: Pick<Tools, "db" | "now">,
  progress: (done: number) => void,
): Promise<number> {
  let done = 0;
  for (let run = await findBegunRun(tools.db); run; run = await findBegunRun(tools.db)) {
    const before = done;
    while (await letNextGo(tools, run)) progress(++done);
    // Another process has the last ones in hand, and ends it.
    if (!(await endRetention(tools, run)) && done === before) break;
  }
  return done;
}
