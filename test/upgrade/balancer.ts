// What stands before the processes of a city: it asks each whether it is ready, as HAProxy does, and leads people to those.
import { setTimeout as pause } from "node:timers/promises";
import type { CityOptions } from "../faults/city.ts";
import type { Process } from "../faults/processes.ts";

export type Balancer = AsyncDisposable & { readonly leads: CityOptions["leads"] & {} };

const everyMillis = 200;

export function openBalancer(): Balancer {
  let known: ReadonlySet<Process> = new Set();
  let ready: readonly number[] = [];
  let turn = 0;
  const stopping = new AbortController();

  async function isReady({ origin }: Process): Promise<boolean> {
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(2_000)]);
    return fetch(`${origin}/readyz`, { signal, headers: { connection: "close" } }).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  const asking = (async () => {
    while (!stopping.signal.aborted) {
      const all = [...known];
      const answers = await Promise.all(all.map(isReady));
      ready = all.filter((_, at) => answers[at]).map(({ port }) => port);
      await pause(everyMillis, undefined, { signal: stopping.signal }).catch(() => {});
    }
  })();

  return {
    leads(processes) {
      known = processes;
      return ready[turn++ % Math.max(1, ready.length)] ?? [...processes][0]?.port ?? null;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await asking;
    },
  };
}
