/** A piece of a ruby string: plain text, or a base with its reading above. */
export type Part = { readonly text: string; readonly ruby: string | null };

/** `{相談|そうだん}`. Readings are written by the author, never guessed. */
export const rubyMark = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** Takes `{相談|そうだん}する` apart. What is not a whole `{base|reading}` stays text as it stands. */
export function parts(marked: string): Part[] {
  const found: Part[] = [];
  // Text, and then by turns a base, its reading and the text behind.
  const pieces = marked.split(rubyMark);
  for (let n = 0; n < pieces.length; n += 3) {
    const [text = "", base = "", reading = ""] = pieces.slice(n, n + 3);
    if (text) found.push({ text, ruby: null });
    if (base) found.push({ text: base, ruby: reading });
  }
  return found;
}
