/** Holds a lock of this browser by turns: one tab at a time, the next when that one ends, or when one takes it away. */
export type Turns = {
  /** Takes the lock from whoever holds it and has fallen silent. */
  steal(): void;
  stop(): void;
};

/**
 * `hold` is called when the lock is ours; it returns how to let go. `lost` is called after somebody took it away; then
 * we queue up again.
 */
export function takeTurns(
  locks: Pick<LockManager, "request">,
  name: string,
  hold: () => () => void,
  lost: () => void,
): Turns {
  let turn = new AbortController();
  let release = (): void => {};
  let stopped = false;

  function ask(how: "queue" | "steal"): void {
    turn.abort();
    const mine = new AbortController();
    turn = mine;
    const held = (): Promise<void> => {
      if (mine.signal.aborted) return Promise.resolve();
      const letGo = hold();
      return new Promise((resolve) => {
        release = () => {
          release = () => {};
          letGo();
          resolve();
        };
      });
    };
    const options: LockOptions = how === "steal" ? { steal: true } : { signal: mine.signal };
    locks.request(name, options, held).then(
      () => {},
      () => {
        if (stopped || turn !== mine) return;
        release();
        lost();
        ask("queue");
      },
    );
  }

  ask("queue");
  return {
    steal: () => ask("steal"),
    stop() {
      stopped = true;
      turn.abort();
      release();
    },
  };
}
