import type { Clock } from "../shared/clock.ts";
import { pauseAfter } from "../shared/ladder.ts";

/**
 * Fetches a part of the page that is not in its first script, again and again until it is there: the page works without
 * it meanwhile. `onFailure` hears of the first failure only. What it returns gives up.
 */
export function fetchInTheEnd<T>(
  clock: Clock,
  fetch: () => Promise<T>,
  then: (part: T) => void,
  onFailure: () => void = () => {},
): () => void {
  let given = false;
  function attempt(failures: number): void {
    fetch().then(
      (part) => given || then(part),
      () => {
        if (given) return;
        if (failures === 1) onFailure();
        clock.after(pauseAfter(failures, clock.random()), () => given || attempt(failures + 1));
      },
    );
  }
  attempt(1);
  return () => {
    given = true;
  };
}
