import { call } from "../shared/call.ts";

/** Where とじる leads: a page anybody may have open, of a public office, that no filter blocks. The weather. */
const neutralPage = "https://www.jma.go.jp/";

/**
 * とじる. Covers at once, forgets, and goes to a neutral page in place of this one, so that "back" does not return here.
 * `forget` ends the visit; it comes after the cover, since nothing may delay that.
 */
export function leavePage(forget: () => void): void {
  document.title = "";
  document.body.textContent = "";
  forget();
  // Outlives the page: who comes next to a shared tablet is nobody's continuation.
  void call("/api/leave", {}, { keepalive: true });
  location.replace(neutralPage);
}
