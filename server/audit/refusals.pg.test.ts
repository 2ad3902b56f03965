import { expect, test, vi } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { recorded } from "../../test/staff/city.ts";
import { openWorld, type World } from "../../test/world.ts";
import { openRefusals } from "./refusals.ts";

const refusals = (world: World) => recorded(world, "access:refuse");

test("[S11.1] A19 [AU-12] [AC-1] an official who writes into a talk is refused, and that they tried is on record", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { epoch, consultation, claimVersion } = talk;
  const official = await world.staff("official");
  const key = "0190aaaa-bbbb-4ccc-8ddd-eeeeffff0000" as never;
  const reply = { epoch, consultation, key, text: "ひとこと", claimVersion };
  expect((await official.callAny("/api/desk/reply", reply)).status).toBe(403);
  const [line, ...more] = await refusals(world);
  expect(line).toEqual({
    by: official.staff.id,
    act: "access:refuse",
    facts: { endpoint: "/api/desk/reply", refusal: "not-allowed", session: expect.any(String) },
  });
  expect(more).toEqual([]);
  expect((await talk.counsellor.callAny("/api/desk/reply", reply)).status).toBe(200);
});

test("A19 [AU-12] [AU-10] an export without its purpose is refused and on record; what a visitor or a child tries is not", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  const period = { from: "2026-01-01T00:00:00Z", to: "2027-01-01T00:00:00Z" };
  expect((await auditor.callAny("/api/audit/export", period)).status).toBe(400);
  expect((await auditor.callAny("/api/audit/search", { most: "many" })).status).toBe(400);
  expect((await world.visitor().callAny("/api/desk/claim", {})).status).toBe(401);
  expect((await (await world.consultee()).callAny("/api/staff/list", {})).status).toBe(401);
  expect((await refusals(world)).map(({ by, facts }) => [by, facts["endpoint"], facts["refusal"]])).toEqual([
    [auditor.staff.id, "/api/audit/export", "bad-input"],
  ]);
});

test("[AU-12] a flood of refusals is two lines: the first, and how many came in the hour after it", async () => {
  await using world = await openWorld();
  const official = await world.staff("official");
  const [first, ...rest] = await Promise.all(
    Array.from({ length: 300 }, () => official.callAny("/api/staff/list", {})),
  );
  expect(rest.every(({ status }) => status === first?.status)).toBe(true);
  await official.callAny("/api/staff/networks", {});
  const told = async () => (await refusals(world)).map(({ facts }) => [facts["endpoint"], facts["count"]]);
  expect(await told()).toEqual([
    ["/api/staff/list", undefined],
    ["/api/staff/networks", undefined],
  ]);
  // A process that stops tells what it has counted.
  await world.app[Symbol.asyncDispose]();
  expect(await told()).toEqual([
    ["/api/staff/list", undefined],
    ["/api/staff/networks", undefined],
    ["/api/staff/list", 299],
  ]);
});

test("[AU-12] an hour later the next one is a first one again", async () => {
  await using world = await openWorld();
  const { staff } = await world.staff("official");
  const refused = {
    ...{ staff: staff.id, session: "0190aaaa-bbbb-4ccc-8ddd-eeeeffff0000" },
    ...{ endpoint: "/api/staff/list", refusal: "not-allowed" as const },
  };
  const { db } = world.storage;
  await using few = openRefusals({
    db,
    now: () => new Date(),
    failed: (error) => expect.unreachable(String(error)),
    hourMillis: 60,
  });
  await few.record(refused);
  await few.record(refused);
  await vi.waitUntil(async () => (await refusals(world)).length === 2, { timeout: 10_000 });
  await few.record(refused);
  expect((await refusals(world)).map(({ facts }) => facts["count"])).toEqual([undefined, 1, undefined]);
});
