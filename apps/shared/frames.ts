import type { Frame } from "../../contract/sync.ts";

/**
 * Takes the text of a stream piece by piece, however the network cut it, and gives the frames that are complete.
 * Lines that begin with a colon are padding. Throws on a frame that is not JSON: whoever reads starts again
 * from their cursor rather than skip something.
 */
export function frameReader<F extends { readonly t: string } = Frame>(): (piece: string) => F[] {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    return lines.filter((line) => line.startsWith("data:")).map((line) => JSON.parse(line.slice(5)) as F);
  };
}
