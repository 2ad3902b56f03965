import type { Tools } from "../tools.ts";
import { escalateUrgentCalls } from "./escalate.ts";

const everyMillis = 1_000;

/** Looks every second whether a call waits for too long. */
export function startEscalations(tools: Tools): AsyncDisposable {
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();

  async function look(): Promise<void> {
    try {
      await escalateUrgentCalls(tools);
    } catch (error) {
      tools.log.warn({ error }, "Urgent calls could not be taken a step further; the next round follows.");
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
