import type { Api } from "../../contract/api.ts";
import { type Answer, call, type Refused } from "../shared/call.ts";
import type { Clock } from "../shared/clock.ts";
import { pauseAfter } from "../shared/ladder.ts";

export type Arrival = Api["/api/arrive"]["output"];

/** Asks the city who we are here: which epoch it is, and which consultation this browser has open. */
export type Arriving = {
  /** One call at a time, however many ask. False where nobody answered. */
  once(): Promise<boolean>;
  /** Again and again until somebody answers. */
  inTheEnd(): void;
  isUnderWay(): boolean;
  stop(): void;
};

export function startArriving(
  clock: Clock,
  heard: <T>(answer: Answer<T>) => Answer<T>,
  adopt: (arrival: Arrival) => void,
): Arriving {
  let underWay: Promise<boolean> | null = null;
  let stopped = false;

  async function ask(): Promise<boolean> {
    const answer = heard(await call("/api/arrive", {}));
    underWay = null;
    if (answer.ok && !stopped) adopt(answer.value);
    return answer.ok;
  }

  function once(): Promise<boolean> {
    underWay ??= ask();
    return underWay;
  }

  async function tryOn(): Promise<void> {
    for (let failures = 1; !stopped && !(await once()); failures++) {
      await new Promise<void>((resolve) => clock.after(pauseAfter(failures, clock.random()), resolve));
    }
  }

  return {
    once,
    inTheEnd: () => void tryOn(),
    isUnderWay: () => underWay !== null,
    stop() {
      stopped = true;
    },
  };
}

/** The consultation is not ours any more, or never was. */
export function isLost({ code }: Refused): boolean {
  return code === "not-found" || code === "not-allowed" || code === "not-signed-in";
}
