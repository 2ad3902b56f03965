/**
 * A service whose clock the test sets. A desk that follows consultations hears that clock and goes by it; one that follows
 * none goes by the answers' Date, which is true.
 */
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
