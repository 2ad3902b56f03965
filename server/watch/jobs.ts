import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import { notePrimary } from "./note-primary.ts";
import type { Watch } from "./watch.ts";

/** Looks twice a minute whether everything is as it should be. */
export function startWatch({ log }: Pick<Tools, "log">, watch: Watch): Rounds {
  return startRounds(() => watch.look(), {
    everyMillis: 30_000,
    log,
    failed: "What is watched could not be looked at, or told; the next round follows.",
  });
}

/** [HA-5] Every five seconds: what promotes another server takes longer. Where there are standbys. */
export function startNotingPrimary(tools: Pick<Tools, "db" | "now" | "log">): Rounds {
  return startRounds(() => notePrimary(tools), {
    everyMillis: 5_000,
    firstAfterMillis: 500,
    log: tools.log,
    failed: "Which server is the primary could not be looked at, or put down; the next round follows.",
  });
}
