import { neutralPage } from "../../domain/neutral-page.ts";
import { call } from "../shared/call.ts";
import { tellTabs } from "./left.ts";

/**
 * とじる. Covers at once, forgets, and goes to a neutral page in place of this one, so that "back" does not return here.
 * `forget` ends the visit; it comes after the cover, since nothing may delay that.
 */
export function leavePage(forget: () => void): void {
  cover(forget);
  tellTabs("left");
  // Outlives the page: who comes next to a shared tablet is nobody's continuation.
  void call("/api/leave", {}, { keepalive: true });
  // So does the worker: this browser tells nobody any more that there is something new.
  navigator.serviceWorker?.controller?.postMessage("left");
  location.replace(neutralPage);
}

/** とじる was pressed in another tab. The server knows; by now the browser may be somebody else's. */
export function followOut(forget: () => void): void {
  cover(forget);
  location.replace(neutralPage);
}

function cover(forget: () => void): void {
  // What was being read aloud, before anything else is heard of it.
  if ("speechSynthesis" in window) speechSynthesis.cancel();
  document.title = "";
  document.body.textContent = "";
  forget();
}
