/** How long to wait before something is sent again to somebody else's service: twice as long each time, half of it by chance. */
export function pauseBefore({
  tries,
  chance,
  firstMillis,
  longestMillis,
}: {
  /** So far, at least one. */
  readonly tries: number;
  /** From 0 to below 1. */
  readonly chance: number;
  readonly firstMillis: number;
  readonly longestMillis: number;
}): number {
  const pause = Math.min(longestMillis, firstMillis * 2 ** Math.min(tries - 1, 20));
  return Math.round(pause * (0.5 + chance / 2));
}
