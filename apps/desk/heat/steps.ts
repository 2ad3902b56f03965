/** 0 for none, else 1 to 4: against the fullest, so that a few beside thousands still show. */
export function stepOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(count / most) * 4));
}
