import type { Tools } from "../tools.ts";
import { tellLongWaits } from "./tell-long-waits.ts";

const everyMillis = 15_000;

/** Looks four times a minute whether somebody has waited long. */
export function startLongWaits(tools: Tools): AsyncDisposable {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function look(): Promise<void> {
    try {
      await tellLongWaits(tools);
    } catch (error) {
      tools.log.warn({ error }, "Who waits long could not be told; the next round follows.");
    }
    plan();
  }

  function plan(): void {
    if (ended) return;
    timer = setTimeout(() => {
      round = look();
    }, everyMillis).unref();
  }

  plan();
  return {
    async [Symbol.asyncDispose]() {
      ended = true;
      clearTimeout(timer);
      await round;
    },
  };
}
