import { type Rounds, startRounds } from "../../rounds.ts";
import type { Tools } from "../../tools.ts";
import { ringUrgentFaults } from "./ring.ts";

/** Looks every two seconds whether an urgent fault waits. */
export function startRinging(tools: Tools): Rounds {
  return startRounds(() => ringUrgentFaults(tools), {
    everyMillis: 2_000,
    log: tools.log,
    failed: "Urgent faults could not be told of; the next round follows.",
  });
}
