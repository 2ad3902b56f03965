import type { Clock } from "../../shared/clock.ts";
import { importAgain } from "../../shared/import-again.ts";
import { fetchInTheEnd } from "../fetching.ts";
import type { Visit } from "../visit.ts";
import { startSayingPresence } from "./presence/say-presence.ts";
import { startMarking } from "./seen/start-marking.ts";
import { fitAboveKeyboard } from "./viewport.ts";

const importComeIn = importAgain(() => import("./line/come-in.tsx"));

type Begun = {
  /** The page has been drawn. */
  drawn(): void;
  /** Before the page is left: nothing more is told. */
  stop(): void;
};

/** What the page does by itself once it is whole: says where it stands and what was read on it, fits, keeps its hours. */
export function begin(
  root: Element,
  visit: Visit,
  clock: Clock,
  on: { readonly draw: () => void; readonly refit: () => void; readonly whole: Promise<void> },
): Begun {
  const { hash } = location;
  if (hash.startsWith("#line="))
    fetchInTheEnd(clock, importComeIn, ({ comeInByLine }) => void comeInByLine(hash, on.whole));
  fitAboveKeyboard(on.refit);
  // Where there is none, or it may not be, the page opens with a network only.
  navigator.serviceWorker?.register("/sw.js").catch(() => {});
  // Days turn and desks close while the page is open.
  setInterval(on.draw, 60_000);
  const fallSilent = startSayingPresence(visit.place, clock);
  const marking = startMarking(root, visit, clock);
  return {
    drawn: marking.drawn,
    stop() {
      fallSilent();
      marking.stop();
    },
  };
}
