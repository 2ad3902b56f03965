import { useEffect } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { paneAround } from "./focus.ts";

/** Alt with a key of this place on the keyboard, pressed while one is in this talk's pane. */
export function useKeyIn(id: ConsultationId, code: string, act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.code !== code || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.isComposing || paneAround(document.activeElement) !== id) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}
