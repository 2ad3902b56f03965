// A city on the cluster with a database of its own, two processes and people who write: the load under which faults are made.

import { setTimeout as pause } from "node:timers/promises";
import { retrying } from "../../../server/storage/hosts.ts";
import { failoversWithin } from "../../../server/watch/failovers-within.ts";
import { type City, openCity } from "../../faults/city.ts";
import { attend, chatter } from "../../faults/load.ts";
import { noFaults } from "../../history.ts";
import { askServer, leaderOf } from "../members.ts";
import { databaseUrl, superuserUrl } from "../plan.ts";
import { type Pulse, startPulse } from "./pulse.ts";
import { countsOf, type Finding, type Ground, seconds } from "./trial.ts";

export type Stage = AsyncDisposable & {
  readonly city: City;
  readonly pulse: Pulse;
  /** The load ends, everybody agrees, and the whole history is judged. */
  judge(): Promise<Finding>;
  /** How many failovers the city has put down of those that were, once it has had the time to notice. */
  failovers(were: number): Promise<number>;
  /** What it takes to make the city's processes anew, after they were killed. */
  startProcesses(): Promise<void>;
};

const writers = 4;
const agreeMillis = 120_000;
const noticeMillis = 30_000;

export async function openStage({ cluster }: Ground, name: string): Promise<Stage> {
  const { plan } = cluster;
  const leader = await leaderOf(plan);
  if (leader === null) throw new Error("There is no primary to make a city on.");
  const database = `city_${name}`;
  await askServer(superuserUrl(plan, leader), `create database ${database} owner yorisoi`);
  await using building = new AsyncDisposableStack();
  const city = building.use(await openCity({ url: databaseUrl(plan, "hosts", database) }));
  const behindProxy = {
    DATABASE_URL: databaseUrl(plan, "proxy", database),
    DATABASE_STANDBYS: String(plan.nodes.length - 1),
  };
  const startProcesses = async (): Promise<void> => {
    await Promise.all([city.start(), city.start(behindProxy)]);
  };
  await startProcesses();
  // First, or the counsellors below would take its consultations.
  const pulse = await startPulse(city, writers);
  const rungs = ["stream", "wait", "now"] as const;
  const children = rungs.map((rung) => city.consultee({ rung }));
  const counsellors = [await city.counsellor(), await city.counsellor({ rung: "wait" })];
  await city.official();
  const stop = new AbortController();
  const load = [
    ...children.map((child) => chatter(child, { everyMillis: 1_000 }, stop.signal)),
    ...counsellors.map((counsellor) => attend(counsellor, { everyMillis: 1_000 }, stop.signal)),
  ];
  const end = async (): Promise<void> => {
    stop.abort();
    await Promise.all([...load, pulse.stop()]);
  };
  building.defer(end);
  const open = building.move();
  return {
    city,
    pulse,
    startProcesses,
    async judge() {
      await end();
      const agreed = await city.agree(agreeMillis);
      const faults = await city.judge();
      const refused = city.logs.flatMap(({ events }) => events.filter(({ t }) => t === "failed")).length;
      const counts = countsOf(faults);
      return {
        checks: [
          {
            asked: "acknowledged lost, doubled, out of order, missing, unauthorised: none",
            ok: JSON.stringify(faults) === JSON.stringify(noFaults),
          },
          { asked: "nobody saw 送れません", ok: refused === 0 },
        ],
        figures: { messages: city.figures(), ...counts, "agreement, s": seconds(agreed) },
      };
    },
    async failovers(were) {
      const { db } = city.storage;
      const count = async () =>
        (await retrying(() => failoversWithin({ db }, new Date(0), new Date())))?.length ?? 0;
      const until = performance.now() + noticeMillis;
      while ((await count()) < were && performance.now() < until) await pause(500);
      return count();
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

/** Both findings in one. */
export function together(one: Finding, other: Finding): Finding {
  return { checks: [...one.checks, ...other.checks], figures: { ...one.figures, ...other.figures } };
}
