/** A stroke at the start of an empty composer opens the templates; also the wide one, as Japanese input brings it. */
export function opensTemplates(before: string, typed: string): boolean {
  return before === "" && (typed === "/" || typed === "／");
}

/** With a text where the caret stood, and the place behind it. */
export function inserted(
  draft: string,
  text: string,
  at: number,
): { readonly draft: string; readonly caret: number } {
  const [front, back] = [draft.slice(0, at), draft.slice(at)];
  const gap = front === "" || front.endsWith("\n") ? "" : "\n";
  return { draft: `${front}${gap}${text}${back}`, caret: front.length + gap.length + text.length };
}
