/** A message by its place in the sequence, or a note by its number beside it. */
export type Spot = { readonly seq: number } | { readonly note: number };

/** Brings a message or note into the middle and marks it, until another one is. Answers whether it was there. */
export function pointTo(log: HTMLElement, at: Spot | null): boolean {
  for (const one of log.querySelectorAll<HTMLElement>("[data-pointed]")) delete one.dataset["pointed"];
  if (!at) return true;
  const message = log.querySelector<HTMLElement>(
    "seq" in at ? `[data-seq="${at.seq}"]` : `[data-note="${at.note}"]`,
  );
  if (!message) return false;
  message.dataset["pointed"] = "";
  message.tabIndex = -1;
  message.scrollIntoView({ block: "center" });
  message.focus({ preventScroll: true });
  return true;
}
