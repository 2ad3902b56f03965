/** A service whose clock the test sets; its pages hear of it with the next answer, and go by it. */
export function movedClock() {
  let minutes = 0;
  return {
    now: () => new Date(Date.now() + minutes * 60_000),
    /** From the true time. */
    set(by: number) {
      minutes = by;
    },
  };
}
