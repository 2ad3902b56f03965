import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { noFaults } from "../history.ts";
import { openCity } from "./city.ts";
import { attend, chatter } from "./load.ts";
import { startOwnServer } from "./own-server.ts";

const kills = 3;

test("[S8.9] [S12.3-5] [DL-1] PostgreSQL itself is killed under load, and comes back with every acknowledged word", async () => {
  await using server = await startOwnServer();
  await using city = await openCity({ url: server.url() });
  await Promise.all([city.start(), city.start()]);
  const rungs = ["stream", "stream", "wait", "now"] as const;
  const children = rungs.map((rung) => city.consultee({ rung }));
  const counsellors = [await city.counsellor(), await city.counsellor()];
  await city.official();

  const stop = new AbortController();
  const load = [
    ...children.map((child) => chatter(child, { everyMillis: 100 }, stop.signal)),
    ...counsellors.map((counsellor) => attend(counsellor, { everyMillis: 80 }, stop.signal)),
  ];
  const outages: number[] = [];
  for (let round = 0; round < kills; round++) {
    await pause(2_000 + 1_000 * Math.random());
    const began = performance.now();
    await server.kill();
    outages.push(Math.round(performance.now() - began));
  }
  await pause(1_000);
  stop.abort();
  await Promise.all(load);
  const agreed = await city.agree(60_000);

  console.info(
    `Database killed: ${city.figures()}, kills ${kills}, back after ${outages.join(", ")} ms, agreement ${Math.round(agreed)} ms`,
  );
  expect(await city.judge()).toEqual(noFaults);
  expect(city.logs.flatMap(({ events }) => events.filter(({ t }) => t === "failed"))).toEqual([]);
}, 180_000);
