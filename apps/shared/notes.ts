import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import type { Refused } from "./call.ts";
import type { Rung } from "./ladder.ts";
import type { SyncOptions, Wants } from "./wants.ts";

/** From the tab that reads for all: each of these is a sign of its life. */
export type ReaderNote =
  | { readonly t: "frame"; readonly epoch: Epoch | null; readonly frame: Frame }
  | { readonly t: "rung"; readonly rung: Rung }
  | { readonly t: "state"; readonly state: "online" | "offline" }
  | { readonly t: "epoch"; readonly epoch: Epoch }
  | { readonly t: "refused"; readonly refused: Refused }
  | { readonly t: "signed-out" }
  | { readonly t: "alive" }
  /** It has just taken over and knows nobody: say your wants. */
  | { readonly t: "who" };

/** What the tabs of one browser say to each other. */
export type Note =
  | ReaderNote
  | { readonly t: "wants"; readonly from: string; readonly wants: Wants | null }
  | { readonly t: "resync" }
  | { readonly t: "hurry" };

/** The browser's own lock, broadcast channel and signs of waking, or a test's. */
export type Neighbours = {
  readonly locks: Pick<LockManager, "request">;
  readonly voice: Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;
  readonly onWake: (awake: () => void) => () => void;
};

type Told = Pick<SyncOptions, "onRung" | "onState" | "onEpoch" | "onRefusal" | "onSignedOut">;

/** For the tab that reads: what it is told, it says to the others first. */
export function passedOn(page: Told, say: (note: ReaderNote) => void): Required<Told> {
  return {
    onRung(rung) {
      say({ t: "rung", rung });
      page.onRung?.(rung);
    },
    onState(state) {
      say({ t: "state", state });
      page.onState?.(state);
    },
    onEpoch(epoch) {
      say({ t: "epoch", epoch });
      page.onEpoch?.(epoch);
    },
    onRefusal(refused) {
      say({ t: "refused", refused });
      page.onRefusal?.(refused);
    },
    onSignedOut() {
      say({ t: "signed-out" });
      page.onSignedOut?.();
    },
  };
}

/** For the others: what was said becomes what they are told. */
export function hearFrom(note: ReaderNote, page: Told): void {
  if (note.t === "rung") page.onRung?.(note.rung);
  else if (note.t === "state") page.onState?.(note.state);
  else if (note.t === "epoch") page.onEpoch?.(note.epoch);
  else if (note.t === "refused") page.onRefusal?.(note.refused);
  else if (note.t === "signed-out") page.onSignedOut?.();
}
