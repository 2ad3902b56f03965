import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { inSight, mayDo } from "../state.ts";
import type { Work } from "../work.ts";

const everyMillis = 5_000;

/** Asks every few seconds who is looking at the talks on the screen, where this person may know. */
export function startFollowingLooking({ store, call, clock, concernsAll, self }: Work): {
  /** What is on the screen has changed, or somebody is back. */
  look(): void;
  stop(): void;
} {
  const sees = mayDo(self, "viewing:see");
  let cancel = (): void => {};
  let turn = 0;

  async function ask(): Promise<void> {
    if (!sees) return;
    const mine = ++turn;
    cancel();
    const consultations = [...inSight(store.get())];
    if (consultations.length > 0) {
      const answer = await call("/api/desk/looking", { consultations });
      if (mine !== turn) return;
      if (!answer.ok) {
        if (concernsAll(answer)) return;
      } else {
        const looking = new Map<ConsultationId, StaffId[]>();
        for (const { consultation, staff } of answer.value.looking)
          looking.set(consultation, [...(looking.get(consultation) ?? []), staff]);
        store.set((state) => ({ ...state, looking }));
      }
    }
    cancel = clock.after(everyMillis, () => void ask());
  }

  return {
    look: () => void ask(),
    stop() {
      turn++;
      cancel();
    },
  };
}
