import { mayDo } from "../state.ts";
import type { Work } from "../work.ts";

const againMillis = 15_000;

/** Read when the desk opens, and kept: in an emergency it has to be there, with or without a network. */
export async function learnGuide(work: Work): Promise<void> {
  const { self, store, call, clock, concernsAll } = work;
  if (!mayDo(self, "urgent:see")) return;
  const answer = await call("/api/urgent/settings", {});
  if (answer.ok) {
    const guide = answer.value.settings;
    store.set((state) => ({ ...state, urgent: { ...state.urgent, guide } }));
  } else if (!concernsAll(answer)) clock.after(againMillis, () => void learnGuide(work));
}
