/** A message by its place in the sequence, a note by its number beside it, or what is kept of urgent calls, above the talk. */
export type Spot =
  | { readonly seq: number }
  | { readonly note: number }
  | { readonly kept: "risk-sheet" | "urgent-record" };

/** Brings a message or note into the middle and marks it, until another one is. Answers whether it was there. */
export function pointTo(log: HTMLElement, at: Spot | null): boolean {
  for (const one of log.querySelectorAll<HTMLElement>("[data-pointed]")) delete one.dataset["pointed"];
  if (!at || "kept" in at) return true;
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
