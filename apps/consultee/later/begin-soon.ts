import type { Clock } from "../../shared/clock.ts";
import { importAgain } from "../../shared/import-again.ts";
import { fetchInTheEnd } from "../fetching.ts";
import type { Visit } from "../visit.ts";
import type { begin } from "./begin.ts";

type Begun = ReturnType<typeof begin>;

const importBegin = importAgain(() => import("./begin.ts"));

/** Begins what the page does by itself as soon as that is here. `drawn`: the page has been drawn. */
export function beginSoon(
  root: Element,
  visit: Visit,
  clock: Clock,
  on: { readonly draw: () => void; readonly refit: () => void; readonly whole: Promise<void> },
): Begun {
  let begun: Begun | null = null;
  const giveUp = fetchInTheEnd(clock, importBegin, (its) => {
    begun = its.begin(root, visit, clock, on);
    begun.drawn();
  });
  return {
    drawn: () => begun?.drawn(),
    stop() {
      giveUp();
      begun?.stop();
    },
  };
}
