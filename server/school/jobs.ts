import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { forgetTellers } from "./forget-tellers.ts";

/** Several times an hour: a month that has ended is gone soon after. */
export function startForgetting(tools: Tools): Rounds {
  return startRounds(() => forgetTellers(tools), {
    everyMillis: 10 * 60_000,
    firstAfterMillis: 60_000,
    log: tools.log,
    failed: "Tokens of a month that is over could not be deleted; the next round follows.",
  });
}
