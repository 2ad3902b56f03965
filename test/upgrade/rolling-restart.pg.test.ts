import { expect, test } from "vitest";
import { noFaults } from "../history.ts";
import { expectUnnoticed, openWatched } from "./people-who-notice.ts";

/** Longer than a connection lies idle between two polls, and than the balancer takes to notice. */
const drain = { DRAIN_SECONDS: "6" };

test("[HO-1] [S9.6] F19: each process is exchanged for a new one under load, and nobody sees an error", async () => {
  await using watched = await openWatched((city) => Promise.all([city.start(drain), city.start(drain)]));
  const { city } = watched;
  const first = [...city.processes];
  for (const process of first) {
    await city.start(drain);
    await city.stop(process);
  }
  const noticed = await watched.end();
  console.info(`F19, restart: ${city.figures()}, exchanged ${first.length}, ${JSON.stringify(noticed)}`);
  expectUnnoticed(noticed);
  expect(await city.judge()).toEqual(noFaults);
}, 240_000);
