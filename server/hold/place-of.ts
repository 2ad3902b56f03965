/** What the sealed reason of a hold is bound to. */
export function placeOfHold(hold: string): string {
  return `hold\n${hold}`;
}
