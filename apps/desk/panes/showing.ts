import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { isHeldBy, isUnread, takeSummary } from "../list/list.ts";
import { leaveLast } from "../talk/let-go.ts";
import { learnLineReach } from "../talk/line-reach.ts";
import type { Spot } from "../talk/point-to.ts";
import { changeOpened, type Work } from "../work.ts";
import { type Panes, withBeside, withCapacity, withoutPane, withPlaceBeside, withShown } from "./panes.ts";
import type { PaneMemory } from "./remember.ts";

/** Brings consultations to the screen, beside each other, and takes them from it. */
export type Showing = {
  /** In the pane that is worked in; where it stands already, that pane is worked in now. */
  show(id: ConsultationId): void;
  /** One that the list may not know any more, and in it a message or a note. */
  goTo(consultation: ConsultationSummary, spot: Spot | null): void;
  /** Beside the one that is worked in. */
  showBeside(id: ConsultationId): void;
  /** The next one chosen comes beside those that are there. */
  makePlaceBeside(): void;
  closePane(id: ConsultationId): void;
  setCapacity(count: number): void;
  /** The list is known: what stood there before a reload stands there again, once. */
  restore(): void;
};

type Tools = {
  readonly memory: PaneMemory | undefined;
  readonly onChange: () => void;
  /** It is no longer on the screen. */
  readonly onGone: (id: ConsultationId) => void;
};

export function startShowing(work: Work, { memory, onChange, onGone }: Tools): Showing {
  const { store, self } = work;
  let restored = false;

  function turn(change: (state: Panes) => Panes): void {
    const before = store.get();
    const { panes, shown, capacity } = change(before);
    if (panes === before.panes && shown === before.shown && capacity === before.capacity) return;
    store.set((state) => ({ ...state, panes, shown, capacity }));
    for (const id of before.panes) {
      if (panes.includes(id)) continue;
      leaveLast(work, id);
      onGone(id);
    }
    for (const id of panes) if (!before.panes.includes(id)) bringToScreen(id);
    if (restored) memory?.keep(self.id, { panes, shown });
    onChange();
  }

  function bringToScreen(id: ConsultationId): void {
    const row = store.get().list.rows.get(id);
    const unreadAfter = row && isHeldBy(row, self.id) && isUnread(row) ? row.counsellorRead : null;
    changeOpened(work, id, (opened) => ({ ...opened, unreadAfter, trouble: null }));
    void learnLineReach(work, id);
  }

  function show(id: ConsultationId): void {
    // Asked for again where it stands already: whether LINE reaches them may have changed since.
    if (store.get().panes.includes(id)) void learnLineReach(work, id);
    turn((state) => withShown(state, id));
  }

  return {
    show(id) {
      // What a search led to stays marked while one works in its talk.
      store.set((state) =>
        state.pointedAt && state.pointedAt.consultation !== id ? { ...state, pointedAt: null } : state,
      );
      show(id);
    },
    goTo(consultation, spot) {
      const { id } = consultation;
      const pointedAt = spot && { consultation: id, spot };
      store.set((state) => ({ ...state, pointedAt, list: takeSummary(state.list, consultation) }));
      show(id);
    },
    showBeside: (id) => turn((state) => withBeside(state, id)),
    makePlaceBeside: () => turn(withPlaceBeside),
    closePane: (id) => turn((state) => withoutPane(state, id)),
    setCapacity: (count) => turn((state) => withCapacity(state, count)),
    restore() {
      if (restored) return;
      restored = true;
      const { list, panes } = store.get();
      const kept = memory?.read(self.id);
      if (!kept || panes.length > 0) return;
      turn((state) => {
        const there = kept.panes.filter((id) => list.rows.has(id)).slice(0, state.capacity);
        const shown = kept.shown && there.includes(kept.shown) ? kept.shown : (there[0] ?? null);
        return { ...state, panes: there, shown };
      });
    },
  };
}
