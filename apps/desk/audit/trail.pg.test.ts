import { expect, test } from "vitest";
import type { Act } from "../../../domain/acts.ts";
import { recordActs } from "../../../server/audit/record.ts";
import { pageCall } from "../../../test/staff/page-call.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { openTrail, type Trail } from "./trail.ts";

async function write(world: World, count: number, act: Act): Promise<void> {
  const { db } = world.storage;
  const lines = Array.from({ length: count }, () => ({ actor: { kind: "system" }, act, facts: {} }) as const);
  await db.transaction().execute((tx) => recordActs(tx, new Date(), lines));
}

const positions = (trail: Trail): number[] => trail.store.get().lines.map(({ position }) => position);

test("[S11.12] [AU-10] pages of a hundred: each line once, none left out, and a page is the same when one comes back to it", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  await write(world, 250, "key:use");
  const trail = openTrail(pageCall(auditor));
  await trail.search({ acts: ["key:use"] });
  const first = positions(trail);
  expect(first).toHaveLength(100);

  // Much is written while one reads.
  await write(world, 130, "key:use");
  await trail.older();
  const second = positions(trail);
  await trail.older();
  const third = positions(trail);
  expect(new Set([...first, ...second, ...third]).size).toBe(250);
  expect([first, second, third].flat()).toEqual([first, second, third].flat().toSorted((a, b) => b - a));
  expect(trail.store.get().next).toBeNull();
  await trail.older();
  expect(positions(trail)).toEqual(third);

  await trail.newer();
  expect(positions(trail)).toEqual(second);
  await trail.newer();
  expect(positions(trail)).toEqual(first);
  await trail.newer();
  expect(positions(trail)).toEqual(first);
  // Asked anew, what was written meanwhile is there.
  await trail.search({ acts: ["key:use"] });
  expect(positions(trail)[0]).toBeGreaterThan(first[0] ?? 0);
});

test("[AU-10] from the hours of a period to the lines of one of them, and back to the whole", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  await write(world, 3, "key:use");
  await write(world, 2, "key:rotate");
  const trail = openTrail(pageCall(auditor));
  const day = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 86_400_000);
  const period = { from: day.toISOString(), to: new Date(day.getTime() + 3 * 86_400_000).toISOString() };
  await trail.search({ ...period, acts: ["key:use"] });
  const { heat } = trail.store.get();
  expect(heat?.hours.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  const found = positions(trail);
  const [hour] = heat?.hours ?? [];
  await trail.narrow(new Date(hour?.at ?? ""));
  expect(trail.store.get().lines).toHaveLength(hour?.count ?? 0);
  // What was counted stays as it was, to lead to the next hour.
  expect(trail.store.get().heat).toBe(heat);
  await trail.narrow(day);
  expect(positions(trail)).toEqual([]);
  await trail.widen();
  expect(positions(trail)).toEqual(found);
  await trail.search({ acts: ["key:use"] });
  expect(trail.store.get().heat).toBeNull();
});

test("an answer that comes after the next question is dropped, and what fails leaves what was found", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  await write(world, 3, "key:use");
  await write(world, 2, "key:rotate");
  const held: (() => void)[] = [];
  let hold = false;
  const call = pageCall(auditor);
  const trail = openTrail(async (path, input) => {
    if (hold) await new Promise<void>((resolve) => held.push(resolve));
    return call(path, input);
  });
  hold = true;
  const slow = trail.search({ acts: ["key:use"] });
  hold = false;
  await trail.search({ acts: ["key:rotate"] });
  for (const go of held) go();
  await slow;
  expect(positions(trail)).toHaveLength(2);
  expect(trail.store.get().busy).toBe(false);
  await trail.search({ from: "nonsense" });
  expect(trail.store.get()).toMatchObject({ trouble: "bad-input", busy: false });
  expect(positions(trail)).toHaveLength(2);
});
