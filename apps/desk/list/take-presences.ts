import type { Frame } from "../../../contract/sync.ts";
import { signMillis } from "../../../domain/presence.ts";
import type { Work } from "../work.ts";
import { noPresences, takePresence } from "./presence.ts";

/** [PR-2] What was not said again for ten seconds, by one's own clock, is not known any more: the line may be dead. */
export function startTakingPresences(
  { store, clock }: Pick<Work, "store" | "clock">,
  resync: () => void,
): (frame: Extract<Frame, { t: "presence" }>) => void {
  let forget = (): void => {};
  return (frame) => {
    const presences = takePresence(store.get().presences, frame);
    if (!presences) return resync();
    forget();
    forget = clock.after(signMillis, () => store.set((state) => ({ ...state, presences: noPresences })));
    store.set((state) => (state.presences === presences ? state : { ...state, presences }));
  };
}
