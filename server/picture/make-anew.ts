// Opens one picture of a stranger and makes it anew: nothing but its pixels goes on. Lives in a thread of its own, for this one
// picture; the decoders run as WebAssembly, where whatever is wrong with a picture ends at the sandbox's wall.
import { parentPort, workerData } from "node:worker_threads";
import type { PictureKind } from "../../domain/picture.ts";
import { barePng } from "./bare-png.ts";
import { codecFiles, type Decode, type Encode, loadCodec } from "./load-codec.ts";
import { shrink } from "./shrink.ts";

export type Job = { readonly kind: PictureKind; readonly bytes: Uint8Array; readonly longestSide: number };
export type Made = { readonly width: number; readonly height: number; readonly bytes: Uint8Array };

export async function makeAnew({ kind, bytes, longestSide }: Job): Promise<Made> {
  const decode = await loadCodec<Decode>(codecFiles[kind]);
  const bare = kind === "png" ? barePng(bytes) : bytes;
  const pixels = await decode(Uint8Array.from(bare).buffer, { preserveOrientation: true });
  const small = shrink(pixels, longestSide);
  const encode = await loadCodec<Encode>(codecFiles.intoJpeg);
  const made = await encode(small, { quality: 80, progressive: false });
  return { width: small.width, height: small.height, bytes: new Uint8Array(made) };
}

parentPort?.postMessage(await makeAnew(workerData as Job));
