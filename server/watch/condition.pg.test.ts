import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { type AlarmName, type Readings, readingNames } from "../../domain/alarm.ts";
import { openWorld } from "../../test/world.ts";
import { takeMinutes } from "../uptime/take-minutes.ts";
import { openIncidents } from "./open-incidents.ts";
import { takeReadings } from "./take-readings.ts";
import { openWatch } from "./watch.ts";

const well: Readings = {
  ...(Object.fromEntries(readingNames.map((name) => [name, null])) as Readings),
  ...{ disk_free_bytes: 1e11, errors_recent: 0, backup_verified_age_seconds: 3_600 },
};
const settings = { mailTo: [], webhook: null, certificate: null };
const begins = Date.parse("2026-11-23T03:00:00Z");

/** A city whose clock is ours, and processes that find what they are told to. */
async function openWatched() {
  let at = begins;
  const world = await openWorld({ now: () => new Date(at) });
  const tools = { ...world.app.tools, mail: null };
  // Nobody stays signed in for as long as some of this takes.
  const operator = () => world.staff("operator");
  return {
    ...{ world, tools, operator },
    open: (read: () => Readings) =>
      openWatch({ tools, settings, read: async () => read(), rung: () => openIncidents(tools) }),
    pass(seconds: number) {
      at += seconds * 1_000;
    },
    read: async () => (await (await operator()).call("/api/condition/read", {})).body,
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test("[S9.4] [AL-6] what the processes find is shown to the operator and the city, part by part, what is wrong since when", async () => {
  await using city = await openWatched();
  const { open, pass, read, world } = city;
  expect((await read()).processes).toEqual([]);
  let readings = well;
  const watches = [open(() => readings), open(() => ({ ...well, disk_free_bytes: 5e10 }))];
  const round = async () => {
    pass(30);
    for (const watch of watches) await watch.look();
  };
  await round();
  const good = await read();
  expect(good.processes).toMatchObject([
    { place: hostname(), missed: false },
    { place: hostname(), missed: false },
  ]);
  expect(good.readings).toMatchObject({ disk_free_bytes: 5e10, mail_failing_seconds: null });
  expect(good.parts.filter(({ state }) => state === "wrong")).toEqual([]);
  expect(good.parts.find(({ part }) => part === "mail")?.state).toBe("unwatched");

  readings = { ...well, backup_verified_age_seconds: 31 * 3_600, errors_recent: 50 };
  await round();
  await round();
  const rang = new Date(begins + 90_000).toISOString();
  const bad = await read();
  expect(bad.parts.filter(({ state }) => state === "wrong")).toEqual([
    { part: "process", state: "wrong", since: rang, alarms: ["errors"] },
    { part: "backup", state: "wrong", since: rang, alarms: ["backup-old"] },
  ]);
  const incident = bad.moments.find(({ what }) => what === "incident");
  expect(bad.ringing.find(({ name }) => name === "errors")).toMatchObject({
    ...{ place: hostname(), rangAt: rang, incident: incident?.id },
  });
  expect(bad.moments.map(({ what }) => what).sort()).toEqual(["alarm", "alarm", "incident"]);
  const official = await world.staff("official");
  expect((await official.call("/api/condition/read", {})).body).toEqual(bad);
  const counsellor = await world.staff("counsellor");
  expect((await counsellor.call("/api/condition/read", {})).status).toBe(403);
});

test("[AL-6] a process that leaves is not missed; one that says nothing is, for a day", async () => {
  await using city = await openWatched();
  const { open, pass, read, tools } = city;
  const [stays, leaves, dies] = [open(() => well), open(() => well), open(() => well)];
  for (const watch of [stays, leaves, dies]) await watch.look();
  await leaves.leave();
  expect((await read()).processes).toHaveLength(2);
  const heard = new Date(begins).toISOString();
  pass(180);
  await stays.look();
  const missing = await read();
  expect(missing.processes.map(({ missed }) => missed).sort()).toEqual([false, true]);
  expect(missing.parts.find(({ part }) => part === "process")).toMatchObject({
    state: "wrong",
    since: heard,
  });
  const again = open(() => well);
  await again.look();
  expect((await read()).processes.map(({ missed }) => missed)).toEqual([false, false]);
  await again.leave();
  pass(86_400);
  await stays.look();
  expect((await read()).processes).toHaveLength(1);

  // Of another version, which knows other readings and another alarm.
  const other = { id: randomUUID(), place: "yane", began_at: new Date(begins), seen_at: tools.now() };
  await tools.db
    .insertInto("running_process")
    .values({ ...other, readings: JSON.stringify({ disk_free_bytes: 7, mood: 3 }) })
    .execute();
  const at = tools.now();
  await tools.db
    .insertInto("alarm")
    .values({
      id: randomUUID(),
      name: "mood-low" as string as AlarmName,
      place: "",
      rang_at: at,
      seen_at: at,
    })
    .execute();
  const mixed = await read();
  expect(mixed.readings).toMatchObject({ disk_free_bytes: 7, errors_recent: 0 });
  expect(mixed.moments).toEqual([]);
  pass(30);
  await stays.look();
});

test("[S9.4] [S9.6] [AL-7] thirty days: hours as lookouts saw them, and what happened, each by its own number, without a word", async () => {
  await using city = await openWatched();
  const { operator, tools, pass, read } = city;
  const minutes = Array.from({ length: 60 }, (_, nth) => ({
    at: new Date(begins - (60 - nth) * 60_000).toISOString(),
    missed: nth < 2 ? (["page"] as const).slice() : [],
  }));
  await takeMinutes(tools, { place: "mado", minutes });
  const words = { heading: "ひみつの見出し", words: "ひみつの言葉" };
  const incident = randomUUID();
  await (await operator()).call("/api/incident/open", {
    ...{ id: incident, kind: "fault", badIntent: false, foundAt: tools.now().toISOString(), inquiry: null },
    ...{ ...words, asIs: true },
  });
  const planned = (from: number) => ({
    ...{ id: randomUUID(), stops: true, ...words },
    ...{ from: new Date(from).toISOString(), to: new Date(from + 600_000).toISOString() },
  });
  const [soon, later] = [planned(begins + 60_000), planned(begins + 86_400_000)];
  for (const plan of [soon, later]) await (await operator()).call("/api/maintenance/plan", plan);
  pass(150);
  const found = await read();
  expect(found.days).toHaveLength(30);
  expect(found.days.at(-1)).toMatchObject({ day: "2026-11-23", down: 2 });
  expect(found.days.at(-1)?.hours.slice(10)).toEqual(["unknown", "down", "planned"]);
  expect(found.ratio).toBeCloseTo(58 / 60);
  expect(found.lookouts).toMatchObject([{ place: "mado" }]);
  expect(found.moments).toMatchObject([
    { what: "maintenance", id: soon.id, stops: true, ended: null },
    { what: "incident", id: incident, kind: "fault", standing: "under-way" },
  ]);
  expect(JSON.stringify(found)).not.toContain("ひみつ");
});

test("[AL-5] what lookouts saw down rings when they can tell it, joins the incident that is open of it, and not what was announced", async () => {
  await using city = await openWatched();
  const { operator, tools, pass, world } = city;
  const none = { standbys: 0, expected: 0, waitingMillis: 0 };
  let awaySeconds = 0;
  const now = tools.now;
  const watch = openWatch({
    ...{ tools, settings, rung: () => openIncidents(tools) },
    read: () =>
      takeReadings({
        ...{ tools, backup: null, folders: [], certificate: null, errors: () => 0, lackedAt: () => null },
        lastRound: () => new Date(now().getTime() - awaySeconds * 1_000),
        durability: () => none,
      }),
  });
  const rounds = async (many: number) => {
    for (let nth = 0; nth < many; nth++) {
      pass(30);
      await watch.look();
    }
  };
  const say = (minutesAgo: number, missed: ("page" | "send")[]) =>
    takeMinutes(tools, {
      place: "mado",
      minutes: [{ at: new Date(now().getTime() - minutesAgo * 60_000).toISOString(), missed }],
    });
  const incidents = async () => (await (await operator()).call("/api/incident/list", {})).body.incidents;

  const seenDown = () =>
    world.storage.db
      .selectFrom("alarm")
      .select(["ended_at", "incident_id"])
      .where("name", "=", "seen-down")
      .execute();

  await rounds(1);
  expect(watch.readings()?.down_minutes_recent).toBeNull();
  await say(5, []);
  await say(4, ["page"]);
  await rounds(3);
  expect(watch.readings()?.down_minutes_recent).toBe(1);
  expect(await incidents()).toEqual([]);
  // The database is away meanwhile, which is found from inside first.
  awaySeconds = 40;
  await rounds(3);
  awaySeconds = 0;
  await say(2, ["send"]);
  await rounds(3);
  expect(watch.readings()?.down_minutes_recent).toBe(2);
  expect((await incidents()).map(({ heading }) => heading)).toEqual(["警報 database-away"]);
  expect(await seenDown()).toEqual([{ ended_at: null, incident_id: (await incidents())[0]?.id }]);

  // An hour later it is over. What had been announced does not ring.
  pass(3_600);
  await rounds(6);
  expect(await seenDown()).toMatchObject([{ ended_at: expect.any(Date) }]);
  const [from, to] = [1, 10].map((minutes) => new Date(now().getTime() + minutes * 60_000).toISOString());
  await (await operator()).call("/api/maintenance/plan", {
    ...{ id: randomUUID(), from: from ?? "", to: to ?? "", stops: true, heading: "更新", words: "新しい版" },
  });
  pass(600);
  for (const minutes of [2, 3, 4]) await say(minutes, ["page"]);
  await rounds(3);
  expect(watch.readings()?.down_minutes_recent).toBe(0);
  expect(await seenDown()).toHaveLength(1);
});
