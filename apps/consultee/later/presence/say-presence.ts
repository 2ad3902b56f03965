import type { PageState } from "../../../../domain/presence.ts";
import { call } from "../../../shared/call.ts";
import type { Clock } from "../../../shared/clock.ts";
import type { Visit } from "../../visit.ts";

/** [PR-1] A sign counts for ten seconds: one may be lost on the way. */
const signEveryMillis = 4_000;
/** Behind something else for so long, a page falls silent: the desk says 不明 then, and the battery is spared. */
const behindMillis = 120_000;

/** Says where this page stands, while it has a consultation. Nothing is tried again: the next sign follows. Stops with "left". */
export function startSayingPresence(
  placeOf: Visit["place"],
  clock: Pick<Clock, "now" | "after">,
): () => void {
  const page = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  let nth = 0;
  let hiddenAt: number | null = null;
  let cancel = (): void => {};

  function say(state: PageState): void {
    const place = placeOf();
    if (place) void call("/api/presence", { ...place, page, nth: ++nth, state }, { keepalive: true });
  }

  function goOn(): void {
    cancel();
    const hidden = document.visibilityState !== "visible";
    if (!hidden) hiddenAt = null;
    else hiddenAt ??= clock.now();
    if (hiddenAt !== null && clock.now() - hiddenAt > behindMillis) return;
    say(hidden ? "hidden" : "visible");
    cancel = clock.after(signEveryMillis, goOn);
  }

  function leave(): void {
    cancel();
    say("left");
  }

  document.addEventListener("visibilitychange", goOn);
  addEventListener("pageshow", goOn);
  addEventListener("pagehide", leave);
  goOn();
  return () => {
    leave();
    document.removeEventListener("visibilitychange", goOn);
    removeEventListener("pageshow", goOn);
    removeEventListener("pagehide", leave);
  };
}
