import type { Self } from "../../contract/staff.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import type { Answer, call } from "../shared/call.ts";
import type { Clock } from "../shared/clock.ts";
import type { DeskState } from "./state.ts";
import type { Store } from "./store.ts";
import { justOpened, type Opened } from "./talk/opened.ts";

export type Call = typeof call;
export type Failure = Extract<Answer<never>, { ok: false }>;

/** What the acts of the desk have in common. */
export type Work = {
  readonly self: Self;
  readonly store: Store<DeskState>;
  readonly call: Call;
  readonly clock: Clock;
  /** Sees to what concerns the whole page: a session that ended, a city that was restored. True if it was that. */
  readonly concernsAll: (failure: Failure) => boolean;
};

export function openedIn(state: DeskState, id: ConsultationId): Opened {
  return state.opened.get(id) ?? justOpened;
}

export function changeOpened(
  { store }: Pick<Work, "store">,
  id: ConsultationId,
  change: (opened: Opened) => Opened,
): void {
  store.set((state) => {
    const before = openedIn(state, id);
    const after = change(before);
    return after === before ? state : { ...state, opened: new Map(state.opened).set(id, after) };
  });
}
