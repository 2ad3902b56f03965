import { Refusal } from "../../domain/refusal.ts";

/** Does the work when it is its turn. `who` is whose it is. */
export type InTurn = <T>(who: string, work: () => Promise<T>) => Promise<T>;

type Bounds = {
  readonly atOnce: number;
  /** Of those at work and those who wait, together. */
  readonly places: number;
  /** Of one and the same. */
  readonly placesEach: number;
  readonly patienceMillis: number;
};

/** Few at a time, and nobody takes the room alone. Who finds none, or waits too long for a turn, is asked to come again. */
export function openTurns({ atOnce, places, placesEach, patienceMillis }: Bounds): InTurn {
  const taken = new Map<string, number>();
  const waiting: (() => void)[] = [];
  let running = 0;

  function enter(who: string): void {
    const own = taken.get(who) ?? 0;
    if (own >= placesEach || running + waiting.length >= places) throw new Refusal("busy");
    taken.set(who, own + 1);
  }

  function leave(who: string): void {
    const own = (taken.get(who) ?? 1) - 1;
    if (own > 0) taken.set(who, own);
    else taken.delete(who);
  }

  function turn(): Promise<void> {
    if (running < atOnce) {
      running++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const go = (): void => {
        clearTimeout(late);
        resolve();
      };
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(new Refusal("busy"));
      }, patienceMillis);
      waiting.push(go);
    });
  }

  /** To the next who waits, or to nobody. */
  function handOn(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return async (who, work) => {
    enter(who);
    try {
      await turn();
      try {
        return await work();
      } finally {
        handOn();
      }
    } finally {
      leave(who);
    }
  };
}
