// Keeps people writing while faults run.
import { setTimeout as pause } from "node:timers/promises";
import { isHeldBy } from "../../apps/desk/list/list.ts";
import type { Consultee, Counsellor } from "../people.ts";

/** How far apart one person's messages stand, on average. */
export type Pace = { readonly everyMillis: number };

/** Every body is unique, whoever writes it and however often they begin anew. */
let words = 0;

/** Writes until the signal fires. */
export async function chatter(consultee: Consultee, { everyMillis }: Pace, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    consultee.write(`${consultee.who}, word ${++words}`);
    consultee.look();
    await pause(everyMillis * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => {});
  }
}

/** Takes whoever waits, before a colleague does, and answers whomever they hold, in turn. */
export async function attend(
  counsellor: Counsellor,
  { everyMillis }: Pace,
  stop: AbortSignal,
): Promise<void> {
  for (let n = 1; !stop.aborted; n++) {
    const rows = [...(counsellor.list()?.values() ?? [])];
    const waiting = rows.find(({ state }) => state === "waiting");
    if (waiting) await counsellor.claim(waiting.id);
    const held = rows.filter((row) => isHeldBy(row, counsellor.self.id));
    const one = held[n % Math.max(1, held.length)];
    if (one) {
      counsellor.look(one.id);
      counsellor.reply(one.id, `${counsellor.who}, answer ${++words}`);
    }
    await pause(everyMillis * (0.5 + Math.random()), undefined, { signal: stop }).catch(() => {});
  }
}
