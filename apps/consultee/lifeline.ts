import type { Answer } from "../shared/call.ts";
import type { Clock } from "../shared/clock.ts";

const silentMillis = 5_000;

/** Whether the city can be reached at all, by what its calls come to: a single failure is no news to a child. */
export type Lifeline = {
  /** Passes the answer on. */
  heard<T>(answer: Answer<T>): Answer<T>;
  /** The device itself says so, or the sync does. */
  say(state: "online" | "offline"): void;
};

export function lifeline(clock: Clock, onState: (offline: boolean) => void): Lifeline {
  let failingSince: number | null = null;
  let offline = false;

  function set(next: boolean): void {
    if (!next) failingSince = null;
    if (next === offline) return;
    offline = next;
    onState(next);
  }

  return {
    heard(answer) {
      if (answer.ok || answer.code !== "unreachable") {
        set(false);
        return answer;
      }
      failingSince ??= clock.now();
      if (clock.now() - failingSince >= silentMillis) set(true);
      return answer;
    },
    say: (state) => set(state === "offline"),
  };
}
