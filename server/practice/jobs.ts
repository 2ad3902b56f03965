import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { playPractices } from "./play.ts";

/** Whoever is played answers within seconds, as people do. */
export function startPlaying(tools: Tools): Rounds {
  return startRounds(() => playPractices(tools), {
    everyMillis: 1_000,
    log: tools.log,
    failed: "The exercises could not go on; the next round follows.",
  });
}
