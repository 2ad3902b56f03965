import { useEffect } from "preact/hooks";
import { isPressed } from "../keys/table.ts";
import { addressOf } from "../places.ts";

/** Ctrl+K (⌘K) goes to the search from anywhere at the desk, and to its field when one is there. */
export function useSearchKey(maySearch: boolean): void {
  useEffect(() => {
    if (!maySearch) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!isPressed(event, "search") || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      const field = document.getElementById("search-term");
      if (field instanceof HTMLInputElement) field.select();
      else location.hash = addressOf("search");
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [maySearch]);
}
