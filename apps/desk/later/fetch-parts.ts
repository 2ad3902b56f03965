import { importAgain } from "../../shared/import-again.ts";

export type Parts = typeof import("./parts.ts")["parts"];

const load = importAgain(() => import("./parts.ts"));
let here: Parts | null = null;

/** Null as long as they are on their way. */
export function partsHere(): Parts | null {
  return here;
}

/** Begun when the desk is drawn, and again by whoever wants one of them before it has come. */
export async function fetchParts(): Promise<Parts> {
  here ??= (await load()).parts;
  return here;
}
