import type { Frame } from "../../contract/sync.ts";
import type { Epoch } from "../../domain/ids.ts";
import type { Refused } from "./call.ts";
import type { Rung } from "./ladder.ts";
import type { Wants } from "./wants.ts";

/** What the tabs of one browser say to each other. */
export type Note =
  /** From the tab that reads for all. Each of these is a sign of its life. */
  | { readonly t: "frame"; readonly epoch: Epoch | null; readonly frame: Frame }
  | { readonly t: "rung"; readonly rung: Rung }
  | { readonly t: "state"; readonly state: "online" | "offline" }
  | { readonly t: "epoch"; readonly epoch: Epoch }
  | { readonly t: "refused"; readonly refused: Refused }
  | { readonly t: "signed-out" }
  | { readonly t: "alive" }
  /** It has just taken over and knows nobody: say your wants. */
  | { readonly t: "who" }
  /** From the others. */
  | { readonly t: "wants"; readonly from: string; readonly wants: Wants | null }
  | { readonly t: "resync" };

/** The browser's own lock and broadcast channel, or a test's. */
export type Neighbours = {
  readonly locks: Pick<LockManager, "request">;
  readonly voice: Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;
};
