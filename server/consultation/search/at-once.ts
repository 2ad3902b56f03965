import type { StaffId } from "../../../domain/ids.ts";
import { Refusal } from "../../../domain/refusal.ts";

/** How many searches run here: looking through all there is costs the processor that everybody shares. */
const [mostEach, mostOfAll] = [2, 6];

export type AtOnce = {
  /** Refuses with too-many, or busy where others search. Call what it answers once, when the search is over. */
  begin(person: StaffId): () => void;
};

export function searchesAtOnce(): AtOnce {
  const running = new Map<StaffId, number>();
  let all = 0;
  return {
    begin(person) {
      const own = running.get(person) ?? 0;
      if (own >= mostEach) throw new Refusal("too-many", { retryAfterSeconds: 5 });
      if (all >= mostOfAll) throw new Refusal("busy");
      running.set(person, own + 1);
      all++;
      return () => {
        all--;
        const left = (running.get(person) ?? 1) - 1;
        if (left === 0) running.delete(person);
        else running.set(person, left);
      };
    },
  };
}
