import { fitted } from "../../domain/picture.ts";

/** Four bytes a pixel: red, green, blue, and how much of it is there. */
export type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/** Onto white, and down to that many pixels along its longer side, each the mean of those it stands for. */
export function shrink({ data, width, height }: Pixels, longestSide: number): Pixels {
  const { width: wide, height: high } = fitted({ width, height }, longestSide);
  const small = new Uint8ClampedArray(wide * high * 4);
  const sum = new Float64Array(4);
  for (let y = 0; y < high; y++) {
    const [top, bottom] = [Math.floor((y * height) / high), Math.ceil(((y + 1) * height) / high)];
    for (let x = 0; x < wide; x++) {
      const [left, right] = [Math.floor((x * width) / wide), Math.ceil(((x + 1) * width) / wide)];
      sum.fill(0);
      for (let row = top; row < bottom; row++) {
        for (let at = (row * width + left) * 4; at < (row * width + right) * 4; at += 4) {
          const there = (data[at + 3] ?? 255) / 255;
          for (let colour = 0; colour < 3; colour++)
            sum[colour] = (sum[colour] ?? 0) + (data[at + colour] ?? 0) * there + 255 * (1 - there);
        }
      }
      const many = (bottom - top) * (right - left);
      const to = (y * wide + x) * 4;
      for (let colour = 0; colour < 3; colour++) small[to + colour] = (sum[colour] ?? 0) / many;
      small[to + 3] = 255;
    }
  }
  return { data: small, width: wide, height: high };
}
