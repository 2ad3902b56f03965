import { useEffect } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { isPressed, type ShortcutId } from "../keys/table.ts";
import { paneAround } from "./focus.ts";

/** A key of the table, pressed while one is in this talk's pane. */
export function useKeyIn(id: ConsultationId, key: ShortcutId, act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPressed(event, key) || paneAround(document.activeElement) !== id) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  });
}
