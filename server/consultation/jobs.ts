import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { tellLongWaits } from "./tell-long-waits.ts";

/** Looks four times a minute whether somebody has waited long. */
export function startLongWaits(tools: Tools): Rounds {
  return startRounds(() => tellLongWaits(tools), {
    everyMillis: 15_000,
    log: tools.log,
    failed: "Who waits long could not be told; the next round follows.",
  });
}
