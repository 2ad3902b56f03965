import { type Rounds, startRounds } from "../rounds.ts";
import type { Tools } from "../tools.ts";
import type { Watch } from "./watch.ts";

/** Looks twice a minute whether everything is as it should be. */
export function startWatch({ log }: Pick<Tools, "log">, watch: Watch): Rounds {
  return startRounds(() => watch.look(), {
    everyMillis: 30_000,
    log,
    failed: "What is watched could not be looked at, or told; the next round follows.",
  });
}
