import { Worker } from "node:worker_threads";
import { Refusal } from "../../domain/refusal.ts";
import { openTurns } from "../picture/turns.ts";
import type { Paper } from "./paper.ts";

/** A paper is drawn in about a second, on a busy machine in some. */
const patienceMillis = 30_000;
const heapMegabytes = 384;
/** A thread holds two fonts: whoever asks for many at once waits for a turn. */
const inTurn = openTurns({ atOnce: 2, places: 12, placesEach: 12, patienceMillis: 30_000 });

/**
 * [PF-1] The paper as a PDF: A4, tagged, in Japanese, its letters inside, its pages numbered. What takes too long, or finds
 * no turn, is asked to come again (busy).
 */
export function makePdf(paper: Paper): Promise<Uint8Array> {
  return inTurn("paper", () => draw(paper));
}

function draw(paper: Paper): Promise<Uint8Array> {
  const worker = new Worker(new URL("./draw-paper.ts", import.meta.url), {
    workerData: paper,
    // Nothing of the service's surroundings is needed in there: neither its settings nor its keys.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // What it complains of could quote the words.
    stdout: true,
    stderr: true,
  });
  return new Promise<Uint8Array>((resolve, reject) => {
    const late = setTimeout(() => reject(new Refusal("busy")), patienceMillis);
    worker.once("message", resolve);
    worker.once("error", () => reject(new Error("A paper could not be drawn.")));
    worker.once("exit", () => {
      clearTimeout(late);
      reject(new Error("A paper was not drawn."));
    });
  }).finally(() => worker.terminate());
}
