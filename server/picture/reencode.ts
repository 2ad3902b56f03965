import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { longestSide, mostPixels, type PictureKind, pictureKind, pictureSize } from "../../domain/picture.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Job, Made } from "./make-anew.ts";

/** A picture is made anew in about a second, on a busy machine in some. */
const patienceMillis = 15_000;
/** Of the thread's own heap. What a picture unpacks into is bounded by its pixels, which are counted first. */
const heapMegabytes = 256;
/** What a decoder may hold at most, in pages of 64 KiB: 384 MB. Whatever a picture makes of itself, its decoder ends there. */
const decoderPages = 6_144;

/** The thread's limits do not count what WebAssembly holds; this one does, for all of it in this process. */
export function boundDecoders(): void {
  setFlagsFromString(`--wasm-max-mem-pages=${decoderPages}`);
}

/** [PI-2] Refuses what is no picture of those taken, or too large to be opened. */
export function soundKind(bytes: Uint8Array): PictureKind {
  const kind = pictureKind(bytes);
  if (kind === "heic") throw new Refusal("picture-heic");
  if (!kind) throw new Refusal("picture-unknown");
  const size = pictureSize(bytes, kind);
  if (!size) throw new Refusal("picture-unreadable");
  if (size.width * size.height > mostPixels) throw new Refusal("picture-too-large");
  return kind;
}

/** [PI-2] Refuses what does not open. What takes too long is asked to come again: it may be we who are slow. */
export function reencode(kind: PictureKind, bytes: Uint8Array): Promise<Made> {
  const worker = new Worker(new URL("./make-anew.ts", import.meta.url), {
    workerData: { kind, bytes, longestSide } satisfies Job,
    // Nothing of the service's surroundings is needed in there: neither its settings nor its keys.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
    // What a decoder complains of says something about a child's picture.
    stdout: true,
    stderr: true,
  });
  return new Promise<Made>((resolve, reject) => {
    const unreadable = (): void => reject(new Refusal("picture-unreadable"));
    const late = setTimeout(() => reject(new Refusal("busy")), patienceMillis);
    worker.once("message", resolve);
    worker.once("error", unreadable);
    worker.once("exit", () => {
      clearTimeout(late);
      unreadable();
    });
  }).finally(() => worker.terminate());
}
