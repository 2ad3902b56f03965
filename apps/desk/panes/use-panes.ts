import { useEffect } from "preact/hooks";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import { focusList, focusPane, paneAround } from "./focus.ts";
import { nextStop } from "./panes.ts";

/** From these widths of the window on there is room for so many talks, in px. */
const capacities = [
  { from: 1_600, count: 3 },
  { from: 1_000, count: 2 },
] as const;

/** Tells the desk how many talks the window has room for, now and whenever it changes. */
export function useCapacity(desk: Desk): void {
  useEffect(() => {
    const queries = capacities.map(({ from }) => matchMedia(`(min-width: ${from}px)`));
    const measure = (): void =>
      desk.setCapacity(capacities.find((_, at) => queries[at]?.matches)?.count ?? 1);
    measure();
    for (const query of queries) query.addEventListener("change", measure);
    return () => {
      for (const query of queries) query.removeEventListener("change", measure);
    };
  }, [desk]);
}

/** F6 walks through the list and the talks, with Shift backwards; Alt+W closes the talk in which one is. */
export function usePaneKeys(desk: Desk, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (document.querySelector("dialog[open]")) return;
      const at = paneAround(document.activeElement);
      const back = isPressed(event, "previous-pane");
      if (back || isPressed(event, "next-pane")) {
        const to = nextStop(desk.store.get().panes, at, back ? -1 : 1);
        if (to) focusPane(to);
        else focusList();
      } else if (at && isPressed(event, "close-pane")) {
        desk.closePane(at);
        const { shown } = desk.store.get();
        // The next one is drawn where it stood before.
        if (shown) focusPane(shown);
        else focusList();
      } else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [desk, active]);
}
