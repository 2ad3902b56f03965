import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { uptimeReportPath, uptimeSignature } from "../../contract/uptime.ts";
import { openWorld, type World } from "../../test/world.ts";
import { readAvailability } from "./read-availability.ts";

const watchKey = "a-key-of-a-lookout-for-a-test-0123456789";

async function report(world: World, body: object | string, key: string | null = watchKey) {
  const bytes = typeof body === "string" ? body : JSON.stringify(body);
  const signed =
    key === null ? {} : { [uptimeSignature]: createHmac("sha256", key).update(bytes).digest("base64") };
  return fetch(`${world.origin}${uptimeReportPath}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...signed },
    body: bytes,
  });
}

const minutes = (from: string, many: number, missed: readonly string[] = []) =>
  Array.from({ length: many }, (_, nth) => ({
    at: new Date(Date.parse(from) + nth * 60_000).toISOString(),
    missed,
  }));

test("[S9.4] [UP-2] [UP-4] [S9.7] what lookouts report is the month's availability, each minute once, announced work apart", async () => {
  let at = new Date("2026-11-23T03:00:00Z");
  await using world = await openWorld({ watchKey, now: () => at });
  const { tools } = world.app;
  const say = (place: string, ...some: ReturnType<typeof minutes>[]) =>
    report(world, { place, minutes: some.flat() });
  const up = minutes("2026-11-22T23:30:00Z", 90);
  const down = minutes("2026-11-23T01:00:00Z", 10, ["page", "send"]);
  const answered = await say("mado", up, down);
  expect(answered.status).toBe(200);
  expect(await answered.json()).toEqual({ heardAt: at.toISOString(), epoch: tools.epoch() });
  // Said again, and otherwise: what was put down stays.
  expect((await say("mado", up, down)).status).toBe(200);
  expect((await say("mado", minutes("2026-11-23T01:00:00Z", 10))).status).toBe(200);
  const month = await readAvailability(tools, "2026-11");
  expect(month.minutes).toMatchObject({ up: 90, down: 10, planned: 0 });
  expect(month.ratio).toBe(0.9);
  expect(month.downs).toEqual([
    { from: new Date("2026-11-23T01:00:00Z"), to: new Date("2026-11-23T01:10:00Z") },
  ]);
  // Another one was served meanwhile: then it was no outage for everybody.
  await say("yane", minutes("2026-11-23T01:05:00Z", 5));
  expect((await readAvailability(tools, "2026-11")).minutes).toMatchObject({ up: 90, degraded: 5, down: 5 });
  expect((await readAvailability(tools, "2026-10")).ratio).toBeNull();

  const operator = await world.staff("operator");
  const plan = { id: randomUUID(), from: "2026-11-23T04:00:00.000Z", to: "2026-11-23T05:00:00.000Z" };
  const words = { heading: "更新", words: "版を上げます。" };
  expect((await operator.call("/api/maintenance/plan", { ...plan, ...words, stops: true })).status).toBe(200);
  at = new Date("2026-11-23T06:00:00Z");
  await say("mado", minutes("2026-11-23T04:50:00Z", 20, ["page", "send"]));
  expect((await readAvailability(tools, "2026-11")).minutes).toMatchObject({ planned: 60, down: 15 });
});

test("[UP-5] who does not sign is not believed, neither is who signs something else, and nothing is stored", async () => {
  await using world = await openWorld({ watchKey });
  const good = { place: "mado", minutes: [] };
  expect((await report(world, good, null)).status).toBe(403);
  expect((await report(world, good, `${watchKey}!`)).status).toBe(403);
  const other = createHmac("sha256", watchKey).update("{}").digest("base64");
  const forged = await fetch(`${world.origin}${uptimeReportPath}`, {
    method: "POST",
    headers: { [uptimeSignature]: other },
    body: JSON.stringify(good),
  });
  expect(forged.status).toBe(403);
  for (const bad of ["", "{", "[]", { ...good, place: "窓" }, { ...good, more: 1 }, { place: "mado" }])
    expect((await report(world, bad)).status, JSON.stringify(bad)).toBe(400);
  const wrong = { at: new Date().toISOString(), missed: ["nothing"] };
  expect((await report(world, { ...good, minutes: [wrong] })).status).toBe(400);
  const { db } = world.storage;
  expect(await db.selectFrom("lookout").selectAll().execute()).toEqual([]);

  await using closed = await openWorld();
  expect((await report(closed, good)).status).toBe(403);
  expect((await report(closed, good, "")).status).toBe(403);
});

test("[UP-2] what a clock that is ahead says of the future is not believed, nor what is older than a year", async () => {
  const now = new Date("2026-11-23T03:00:00Z");
  await using world = await openWorld({ watchKey, now: () => now });
  const said = [...minutes("2026-11-23T04:00:00Z", 3), ...minutes("2025-01-01T00:00:00Z", 3)];
  expect((await report(world, { place: "mado", minutes: said })).status).toBe(200);
  expect(await world.storage.db.selectFrom("uptime_hour").selectAll().execute()).toEqual([]);
});
