import type { StaffId } from "../../../domain/ids.ts";
import { Refusal } from "../../../domain/refusal.ts";

export type AtOnce = {
  /** Refuses with too-many, or busy where others are at it. Call what it answers when the work is over; again is nothing. */
  begin(person: StaffId): () => void;
};

/** How much of a kind of work goes on here: looking through all there is costs the processor that everybody shares. */
export function openAtOnce({ each, ofAll }: { readonly each: number; readonly ofAll: number }): AtOnce {
  const running = new Map<StaffId, number>();
  let all = 0;
  return {
    begin(person) {
      const own = running.get(person) ?? 0;
      if (own >= each) throw new Refusal("too-many", { retryAfterSeconds: 5 });
      if (all >= ofAll) throw new Refusal("busy");
      running.set(person, own + 1);
      all++;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        all--;
        const left = (running.get(person) ?? 1) - 1;
        if (left === 0) running.delete(person);
        else running.set(person, left);
      };
    },
  };
}
