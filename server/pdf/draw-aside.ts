import { Worker } from "node:worker_threads";
import { Refusal } from "../../domain/refusal.ts";
import { openTurns } from "../picture/turns.ts";

/** A paper is drawn in about a second, on a busy machine in some. */
const patienceMillis = 30_000;
const heapMegabytes = 384;
/** A thread holds two fonts: whoever asks for many at once waits for a turn. */
const inTurn = openTurns({ atOnce: 2, places: 12, placesEach: 12, patienceMillis: 30_000 });

/**
 * Draws in a thread of its own, for this once: the module posts what it made of the data it was given. What takes too long, or finds no
 * turn, is asked to come again (busy).
 */
export function drawAside<Drawn>(module: URL, data: unknown): Promise<Drawn> {
  return inTurn("paper", () => draw<Drawn>(module, data));
}

function draw<Drawn>(module: URL, data: unknown): Promise<Drawn> {
  const worker = new Worker(module, {
    workerData: data,
    // Nothing of the service's surroundings is needed in there: neither its settings nor its keys.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // What it complains of could quote the words.
    stdout: true,
    stderr: true,
  });
  return new Promise<Drawn>((resolve, reject) => {
    const late = setTimeout(() => reject(new Refusal("busy")), patienceMillis);
    worker.once("message", resolve);
    worker.once("error", () => reject(new Error("A paper could not be drawn.")));
    worker.once("exit", () => {
      clearTimeout(late);
      reject(new Error("A paper was not drawn."));
    });
  }).finally(() => worker.terminate());
}
