/** Brings a message into the middle and marks it, until another one is. Answers whether it was there. */
export function pointTo(log: HTMLElement, at: { readonly seq: number } | null): boolean {
  for (const one of log.querySelectorAll<HTMLElement>("[data-pointed]")) delete one.dataset["pointed"];
  if (!at) return true;
  const message = log.querySelector<HTMLElement>(`[data-seq="${at.seq}"]`);
  if (!message) return false;
  message.dataset["pointed"] = "";
  message.tabIndex = -1;
  message.scrollIntoView({ block: "center" });
  message.focus({ preventScroll: true });
  return true;
}
