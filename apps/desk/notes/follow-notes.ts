import type { Api } from "../../../contract/api.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { newKey } from "../../shared/uuid.ts";
import { inSight, mayDo } from "../state.ts";
import { changeOpened, openedIn, type Work } from "../work.ts";

/** Notes among staff, of the talks on the screen. */
export type FollowingNotes = {
  /** What is on the screen has changed, or somebody is back. */
  look(): void;
  /** メモを残す. */
  write(id: ConsultationId, kind: "note" | "side"): Promise<void>;
  stop(): void;
};

const everyMillis = 4_000;

export function startFollowingNotes(work: Work): FollowingNotes {
  const { store, call, clock, concernsAll, self } = work;
  const reads = mayDo(self, "note:read");
  let cancel = (): void => {};
  let asking = false;
  let again = false;
  let stopped = false;

  async function ask(): Promise<void> {
    if (!reads || stopped) return;
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    cancel();
    const { opened } = store.get();
    const watch = inSight(store.get()).map((consultation) => ({
      ...{ consultation, after: opened.get(consultation)?.notes.at(-1)?.nth ?? 0 },
    }));
    const answer = await call("/api/desk/notes", { watch });
    asking = false;
    if (answer.ok) take(answer.value);
    else concernsAll(answer);
    if (again) void ask();
    else if (!stopped) cancel = clock.after(everyMillis, () => void ask());
  }

  function take({ notes, sideTalks }: Api["/api/desk/notes"]["output"]): void {
    for (const note of notes) {
      changeOpened(work, note.consultation, (opened) =>
        (opened.notes.at(-1)?.nth ?? 0) + 1 === note.nth
          ? { ...opened, notes: [...opened.notes, note] }
          : opened,
      );
    }
    const before = store.get().sideTalks;
    const same =
      sideTalks.length === before.size &&
      sideTalks.every(({ consultation, nth }) => before.get(consultation)?.nth === nth);
    if (same) return;
    const next = new Map(sideTalks.map((one) => [one.consultation, one]));
    store.set((state) => ({ ...state, sideTalks: next }));
  }

  return {
    look: () => {
      stopped = false;
      void ask();
    },
    async write(id, kind) {
      const { epoch } = store.get();
      const { asides, noteKey } = openedIn(store.get(), id);
      const text = asides.note;
      if (!epoch || text.trim() === "") return;
      // The same note under the same key, however often it has to be tried.
      const key = noteKey?.text === text ? noteKey.key : newKey();
      changeOpened(work, id, (opened) => ({ ...opened, noteKey: { key, text }, noteTrouble: null }));
      const answer = await call("/api/desk/note", { epoch, consultation: id, key, kind, text });
      if (!answer.ok) {
        concernsAll(answer);
        changeOpened(work, id, (opened) => ({ ...opened, noteTrouble: answer.code }));
        return;
      }
      changeOpened(work, id, (opened) => {
        const written = opened.asides.note === text ? "" : opened.asides.note;
        return { ...opened, noteKey: null, asides: { ...opened.asides, note: written } };
      });
      void ask();
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
