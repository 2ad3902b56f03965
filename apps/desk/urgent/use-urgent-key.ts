import { useEffect } from "preact/hooks";

/** The one key of the urgent path. What browsers, screen readers and input methods do with F9: nothing. */
const urgentKey = "F9";

/** [UC-2] F9 goes to a call that rings here; where none does, it asks whether to call. */
export function useUrgentKey(ask: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== urgentKey || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const take = document.querySelector<HTMLElement>(".urgent-take");
      if (take) take.focus();
      else if (!document.querySelector("dialog[open]")) ask();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}
