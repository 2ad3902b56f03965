import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { escalateUrgentCalls } from "./escalate.ts";

/** Looks every second whether a call waits for too long. */
export function startEscalations(tools: Tools): Rounds {
  return startRounds(() => escalateUrgentCalls(tools), {
    everyMillis: 1_000,
    log: tools.log,
    failed: "Urgent calls could not be taken a step further; the next round follows.",
  });
}
