import type { Skin } from "../../contract/sync.ts";
import type { Middlebox } from "./middlebox.ts";

/** Longer than the ladder looks at one rung before it leaves it again. */
export const restMillis = 10_000;

/** What F14 promises: by then the ladder has come to rest. */
export const restsWithinMillis = 75_000;

/** The skin that alone was asked for during the last ten seconds, if there is one. */
export function restsOn(box: Middlebox): Skin | null {
  return performance.now() - restsSince(box) >= restMillis ? (box.syncs.at(-1)?.skin ?? null) : null;
}

/** Since when only the present skin was asked for. */
export function restsSince({ syncs }: Middlebox): number {
  const skin = syncs.at(-1)?.skin;
  const before = syncs.findLastIndex((one) => one.skin !== skin);
  return syncs[before + 1]?.at ?? Number.POSITIVE_INFINITY;
}
