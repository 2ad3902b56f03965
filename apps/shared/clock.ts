/** Time and chance from outside, so that a test can hold both still. */
export type Clock = {
  /** Milliseconds since 1970 by the device: good for durations only, its calendar may be years off. */
  readonly now: () => number;
  /** 0 up to, not including, 1. */
  readonly random: () => number;
  /** Calls back once after so many milliseconds; what it returns cancels. */
  readonly after: (millis: number, then: () => void) => () => void;
};

export const deviceClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  after(millis, then) {
    const timer = setTimeout(then, millis);
    return () => clearTimeout(timer);
  },
};

let ahead = 0;

/** What the server said its time was (any form `Date` parses). Without a usable time nothing changes. */
export function heardServerTime(said: string | null): void {
  const at = Date.parse(said ?? "");
  if (at) ahead = at - Date.now();
}

/** The present by the server's clock as far as it is known: tablets with a wrong calendar are common. */
export function present(): Date {
  return new Date(Date.now() + ahead);
}
