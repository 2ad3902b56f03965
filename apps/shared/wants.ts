import type { Frame } from "../../contract/sync.ts";
import type { DurabilityState } from "../../domain/durability.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import type { Refused } from "./call.ts";
import type { Clock } from "./clock.ts";
import type { Rung } from "./ladder.ts";

export type SyncPath = "/api/sync" | "/api/desk/sync";

/** What a page wants to hear of, from its own cursors on. */
export type Wants = {
  /** Null asks for the present one. */
  readonly epoch: Epoch | null;
  readonly watch: readonly { readonly consultation: ConsultationId; readonly after: number }[];
  /** The desk's list, from its cursor or whole (null). Left out: not wanted. Only at the desk. */
  readonly desk?: {
    readonly after: string | null;
    readonly presence?: string | null;
    readonly urgent?: string | null;
    readonly durability?: DurabilityState | null;
  };
};

export type SyncOptions = {
  readonly path: SyncPath;
  /** Asked before every attempt. Null: nothing for now, ask again at `wantsChanged()`. */
  readonly wants: () => Wants | null;
  /** Every frame except `end`, possibly more than once. */
  readonly onFrame: (frame: Frame) => void;
  readonly onRung?: (rung: Rung) => void;
  /** "offline" is said once nothing has got through for 5 s, or the device says it has no network. */
  readonly onState?: (state: "online" | "offline") => void;
  /**
   * [DL-5] The city was restored, or holds less than one's cursors say: forget what you hold, set the cursors to 0, and
   * start over with this epoch, even if it is the one you had. Then call `wantsChanged()`.
   */
  readonly onEpoch?: (epoch: Epoch) => void;
  /** Nobody is signed in here any more. Sync has stopped. */
  readonly onSignedOut?: () => void;
  /** Any other refusal (a consultation that is not there, for one). Sync goes on trying, with pauses. */
  readonly onRefusal?: (refused: Refused) => void;
  readonly clock?: Clock;
};

export type Sync = {
  /** The answer of `wants()` is another one now: open again with it. */
  wantsChanged(): void;
  /** Read at once instead of in turn: the page woke up, or saw a gap. */
  resync(): void;
  stop(): void;
};

export type LiveSync = Sync & {
  /** Something else has just got through: do not wait out a pause. What is open stays open. */
  hurry(): void;
};
