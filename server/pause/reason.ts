/** What the sealed reason of a pause is bound to. */
export function placeOfReason(pause: string): string {
  return `pause\n${pause}`;
}
