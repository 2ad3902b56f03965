import { missesName } from "./state.ts";
import type { Work } from "./work.ts";

const notAgainWithinMillis = 10_000;

/** Names for the ids in the list. Asked again when somebody unknown turns up, but not for ever at once. */
export function startLearningNames({ store, call, clock, concernsAll }: Work): {
  learn(): void;
  learnMissing(): void;
} {
  let resting = false;
  let wanted = false;

  async function ask(): Promise<void> {
    resting = true;
    wanted = false;
    const answer = await call("/api/desk/colleagues", {});
    if (answer.ok) {
      const names = new Map(answer.value.colleagues.map(({ id, displayName }) => [id, displayName]));
      store.set((state) => ({ ...state, names }));
    } else if (!concernsAll(answer)) wanted = true;
    clock.after(notAgainWithinMillis, () => {
      resting = false;
      if (wanted) void ask();
    });
  }

  function learn(): void {
    wanted = true;
    if (!resting) void ask();
  }

  return {
    learn,
    learnMissing() {
      if (missesName(store.get())) learn();
    },
  };
}
