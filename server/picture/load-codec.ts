import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Pixels } from "./shrink.ts";

/** Node has it; the types of the server name no part of it. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { Module: new (bytes: Uint8Array) => object };
};

type Codec<Call> = { init(module: object): Promise<unknown>; default: Call };
export type Decode = (bytes: ArrayBuffer, options?: { preserveOrientation: boolean }) => Promise<Pixels>;
export type Encode = (pixels: Pixels, options?: object) => Promise<ArrayBuffer>;

const require = createRequire(import.meta.url);

export const codecFiles = {
  jpeg: { load: () => import("@jsquash/jpeg/decode.js"), wasm: "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm" },
  png: { load: () => import("@jsquash/png/decode.js"), wasm: "@jsquash/png/codec/pkg/squoosh_png_bg.wasm" },
  webp: { load: () => import("@jsquash/webp/decode.js"), wasm: "@jsquash/webp/codec/dec/webp_dec.wasm" },
  intoJpeg: {
    load: () => import("@jsquash/jpeg/encode.js"),
    wasm: "@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm",
  },
} as const;

/** Of the same codecs that browsers run, from their files: nothing is fetched. */
export async function loadCodec<Call>({
  load,
  wasm,
}: {
  readonly load: () => Promise<unknown>;
  readonly wasm: string;
}): Promise<Call> {
  // The decoders answer in it, and browsers alone have one.
  Object.assign(globalThis, { ImageData });
  const loaded = (await load()) as Codec<Call>;
  await loaded.init(new WebAssembly.Module(readFileSync(require.resolve(wasm))));
  return loaded.default;
}

class ImageData implements Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;

  constructor(data: Uint8ClampedArray, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
