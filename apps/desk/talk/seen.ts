/** One message of the consultee as it stands on the screen. */
export type Placed = { readonly seq: number; readonly bottom: number };

/** Rounding of a browser's pixels. */
const tolerance = 2;

/** Up to which message the words have been on the screen, given the lower edge of what can be seen; 0 is none. */
export function seenUpTo(placed: readonly Placed[], edge: number): number {
  let upTo = 0;
  for (const { seq, bottom } of placed) if (bottom <= edge + tolerance) upTo = Math.max(upTo, seq);
  return upTo;
}

/** Whether a scrolled box stands at its end, so that it should stay there when more is added. */
export function isAtEnd(
  box: Readonly<Record<"scrollTop" | "clientHeight" | "scrollHeight", number>>,
): boolean {
  return box.scrollTop + box.clientHeight >= box.scrollHeight - 24;
}
