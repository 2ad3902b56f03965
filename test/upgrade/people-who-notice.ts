// The load under which processes are exchanged: scripted people on all rungs, and what they saw of it.
import { expect } from "vitest";
import { type City, openCity } from "../faults/city.ts";
import { attend, chatter } from "../faults/load.ts";
import { openBalancer } from "./balancer.ts";

export type Noticed = {
  /**
   * Calls without an answer of ours, and streams that were cut off: repeated by the page, and seen by nobody. A few there are where a
   * connection that lay idle is closed by one side in the moment in which the other uses it; Node's fetch does not try again.
   */
  readonly unanswered: number;
  /** Answers from 500 upwards, with how often. */
  readonly errors: Readonly<Record<number, number>>;
  /** 送れません. */
  readonly refused: number;
};

export type Watched = AsyncDisposable & {
  readonly city: City;
  /** The load ends, and everybody is of one mind with the database. */
  end(): Promise<Noticed>;
};

/** A city behind a balancer, with people who write until they are told to end; `begin` makes its first processes. */
export async function openWatched(begin: (city: City) => Promise<unknown>): Promise<Watched> {
  await using building = new AsyncDisposableStack();
  const balancer = building.use(openBalancer());
  const city = building.use(await openCity({ leads: balancer.leads }));
  await begin(city);
  const rungs = ["stream", "stream", "wait", "now"] as const;
  const children = rungs.map((rung) => city.consultee({ rung }));
  const counsellors = [await city.counsellor(), await city.counsellor({ rung: "wait" })];
  await city.official();
  const stop = new AbortController();
  const load = [
    ...children.map((child) => chatter(child, { everyMillis: 300 }, stop.signal)),
    ...counsellors.map((counsellor) => attend(counsellor, { everyMillis: 200 }, stop.signal)),
  ];
  building.defer(async () => {
    stop.abort();
    await Promise.all(load);
  });
  const open = building.move();
  return {
    city,
    async end() {
      stop.abort();
      await Promise.all(load);
      await city.agree(60_000);
      const seen = [...city.people].flatMap(({ browser }) => [...browser.answered]);
      const count = (statuses: (status: number) => boolean): [number, number][] =>
        seen.filter(([status]) => statuses(status));
      const errors: Record<number, number> = {};
      for (const [status, times] of count((one) => one >= 500))
        errors[status] = (errors[status] ?? 0) + times;
      return {
        unanswered: count((one) => one === 0).reduce((sum, [, times]) => sum + times, 0),
        errors,
        refused: city.logs.flatMap(({ events }) => events.filter(({ t }) => t === "failed")).length,
      };
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** What a busy machine may leave unanswered of some thousand calls. */
const fewUnanswered = 25;

/** Nobody saw an error. */
export function expectUnnoticed({ unanswered, ...seen }: Noticed): void {
  expect(seen).toEqual({ errors: {}, refused: 0 });
  expect(unanswered).toBeLessThan(fewUnanswered);
}
