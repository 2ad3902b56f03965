import type { ConsultationId } from "../../../domain/ids.ts";

/** The pane in which something stands; null outside of all. */
export function paneAround(element: Element | null): ConsultationId | null {
  return (
    (element?.closest<HTMLElement>("[data-pane]")?.dataset["pane"] as ConsultationId | undefined) ?? null
  );
}

/** To where one writes, or to the talk's head. */
export function focusPane(id: ConsultationId): void {
  const pane = document.querySelector(`[data-pane="${id}"]`);
  const goal =
    pane?.querySelector<HTMLElement>(".composer textarea") ?? pane?.querySelector<HTMLElement>("h1");
  goal?.focus();
}

/** To the row of the list that the Tab key would reach. */
export function focusList(): void {
  const row = document.querySelector<HTMLElement>('.list [data-id][tabindex="0"]');
  (row ?? document.getElementById("list-heading"))?.focus();
}
