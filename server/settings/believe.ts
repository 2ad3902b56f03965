import { setTimeout as pause } from "node:timers/promises";

/** What the city has set, as every call of this process sees it: at most two seconds old. */
export type Believed<Value> = {
  current(): Promise<Value>;
  /** This process has just changed it. */
  startOver(): void;
};

const believedMillis = 2_000;
/** A slow database holds up nobody for longer than this. */
const patienceMillis = 500;

/** Where the database does not answer, what was read last goes on: settings are worth less than what they are asked for. */
export async function believe<Value>(
  find: () => Promise<Value>,
  failed: (error: unknown) => void,
): Promise<Believed<Value>> {
  let kept = await find();
  let until = performance.now() + believedMillis;
  let reading: Promise<void> | null = null;

  async function read(): Promise<void> {
    try {
      kept = await find();
    } catch (error) {
      failed(error);
    }
    until = performance.now() + believedMillis;
    reading = null;
  }

  return {
    async current() {
      if (until >= performance.now()) return kept;
      reading ??= read();
      await Promise.race([reading, pause(patienceMillis, undefined, { ref: false })]);
      return kept;
    },
    startOver() {
      until = 0;
    },
  };
}
