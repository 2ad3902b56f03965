/**
 * What can be done to tell a consultee that there is something new, and what came of it. none: they have not chosen it; ready:
 * it will be tried; trying: under way, or to be tried again; sent: LINE, or the browser's push service, has taken it, which is not
 * yet that somebody saw it; failed: it was not taken, or they have blocked the account.
 */
export const tellings = ["none", "ready", "trying", "sent", "failed"] as const;
export type Telling = (typeof tellings)[number];

/** By which way, how it stands, and since when. */
export type Told = { readonly telling: Telling; readonly at: Date | null };

export type Ways = {
  readonly line: Told;
  readonly browser: Told;
  /** The page is open at this moment. */
  readonly isHere: boolean;
  /** Until when a browser that was told to remember knows them; null: none does. */
  readonly rememberedUntil: Date | null;
  /** They have recovery words, and may come back by them on any device. */
  readonly hasWords: boolean;
};

/** [NC-5] Whether anything that is done for them can ever come before their eyes. */
export function canBeReached({ line, browser, isHere, rememberedUntil, hasWords }: Ways): boolean {
  const told = [line, browser].some(({ telling }) => telling !== "none" && telling !== "failed");
  return told || isHere || rememberedUntil !== null || hasWords;
}
