import { useEffect } from "preact/hooks";
import { isPressed } from "../keys/table.ts";

/** [UC-2] F9, with which browsers, screen readers and input methods do nothing, goes to a call that rings here; where none does, it asks whether to call. */
export function useUrgentKey(ask: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat || !isPressed(event, "urgent")) return;
      event.preventDefault();
      const take = document.querySelector<HTMLElement>(".urgent-take");
      if (take) take.focus();
      else if (!document.querySelector("dialog[open]")) ask();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}
