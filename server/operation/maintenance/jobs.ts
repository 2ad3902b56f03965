import { type Rounds, startRounds } from "../../rounds.ts";
import type { Tools } from "../../tools.ts";
import { tellCity } from "./tell-city.ts";

/** Looks every three seconds whether the city is still to be told of something. */
export function startTelling(tools: Tools): Rounds {
  return startRounds(() => tellCity(tools), {
    everyMillis: 3_000,
    log: tools.log,
    failed: "The city could not be told of maintenance; the next round follows.",
  });
}
