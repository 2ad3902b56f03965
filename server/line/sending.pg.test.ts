import { expect, test, vi } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { firstLineTexts } from "../../domain/line.ts";
import { cookieOf, goThroughSignIn, type LineCity, openLineCity } from "../../test/line.ts";
import { takeUp } from "../../test/take-up.ts";
import { newIdempotencyKey } from "../../test/world.ts";
import { readChannel } from "./channel.ts";
import { startLineJobs } from "./jobs.ts";
import { monthOf } from "./month.ts";
import { readUsage } from "./usage.ts";
import { watchQuota } from "./watch-quota.ts";

const minute = 60_000;

/** A city whose clock stands still until it is moved, and somebody in it who came by LINE and was answered. */
async function openTalk() {
  let clock = Date.now();
  const city = await openLineCity({ now: () => new Date(clock) });
  const { world } = city;
  const phone = city.phone();
  await city.use(phone, { does: "befriend" });
  await city.work();
  phone.talk.length = 0;
  const ask = await comeByLine(city);
  const epoch = world.app.tools.epoch();
  const opened = await ask("/api/open", { epoch, key: newIdempotencyKey(), text: "ひみつのはなし" });
  const { consultation } = opened as { consultation: ConsultationId };
  const counsellor = await world.staff("counsellor");
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  return {
    ...{ city, phone, counsellor, consultation },
    pass(millis: number): void {
      clock += millis;
    },
    async reply(): Promise<number> {
      const said = { epoch, consultation, key: newIdempotencyKey(), text: "ひみつのこたえ", claimVersion };
      return ((await counsellor.callAny("/api/desk/reply", said)).body as { seq: number }).seq;
    },
    read: (upTo: number) => ask("/api/read", { epoch, consultation, upTo }),
    reach: async () => (await counsellor.callAny("/api/line/reach", { consultation })).body,
    usage: () => readUsage(world.app.tools, monthOf(new Date(clock))),
    pushes: () => phone.talk.map(({ preview }) => preview),
    [Symbol.asyncDispose]: () => city[Symbol.asyncDispose](),
  };
}

async function comeByLine(city: LineCity): Promise<(path: string, body: object) => Promise<unknown>> {
  const { origin } = city.world;
  const { jars } = await goThroughSignIn(city, `${origin}/api/line/enter`, city.phone());
  const post = (path: string, body: object, cookie: string) =>
    fetch(origin + path, {
      method: "POST",
      headers: { origin, cookie, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const came = await post("/api/line/come-in", { choice: "unless-other" }, cookieOf(jars, origin));
  const cookie = came.headers.getSetCookie().find((line) => line.startsWith("yorisoi=")) ?? "";
  return async (path, body) => (await post(path, body, cookie.split(";")[0] ?? "")).json();
}

test("[S8.2] [S8.6] [LI-5] an unread answer is told once, without a word of it, and anew after it was read", async () => {
  await using talk = await openTalk();
  const { city, pass, reply, read, pushes } = talk;
  const first = await reply();
  await city.work();
  // Whoever has the page open reads it at once, and is told nothing.
  expect(pushes()).toEqual([]);
  pass(21_000);
  await Promise.all([city.work(), city.work(), city.work()]);
  expect(pushes()).toEqual([firstLineTexts.notice]);
  const second = await reply();
  pass(10 * minute);
  await city.work();
  expect(pushes()).toHaveLength(1);
  await read(second);
  pass(minute);
  await city.work();
  expect(pushes()).toHaveLength(1);
  await reply();
  pass(minute);
  await city.work();
  expect(pushes()).toEqual([firstLineTexts.notice, firstLineTexts.notice]);
  expect(first).toBeLessThan(second);
  expect(await talk.reach()).toEqual({ reach: "reachable" });
});

test("F18 [LI-4] [S5] LINE is down, says 429 or breaks off for an hour: told late, once, and the page knows nothing of it", async () => {
  await using talk = await openTalk();
  const { city, pass, reply, pushes } = talk;
  await reply();
  pass(21_000);
  const outages = [{ status: 500 }, "silence", { status: 429 }, { status: 503 }, { status: 401 }] as const;
  for (let at = 0; at < 60; at++) {
    city.line.outage = outages[at % outages.length] ?? null;
    await city.work();
    pass(minute);
  }
  expect(pushes()).toEqual([]);
  expect((await readChannel(city.world.app.tools)).trouble?.what).toBeDefined();
  // Meanwhile a child writes by the web, and is answered.
  const child = await city.world.consultee();
  const epoch = city.world.app.tools.epoch();
  const opened = await child.callAny("/api/open", { epoch, key: newIdempotencyKey(), text: "ねえ" });
  expect(opened.status).toBe(200);
  city.line.outage = null;
  pass(11 * minute);
  await city.work();
  expect(pushes()).toEqual([firstLineTexts.notice]);
  expect((await readChannel(city.world.app.tools)).trouble).toBeNull();
  const usage = await talk.usage();
  expect(usage["push:sent"]).toBe(1);
  expect(usage["sending:failed"]).toBeGreaterThan(5);
});

test("[LI-4] an answer of LINE's that got lost is asked for again under the same key, and shown once", async () => {
  await using talk = await openTalk();
  const { city, pass, reply, pushes } = talk;
  await reply();
  pass(21_000);
  await city.work();
  // As if this process had ended between LINE's answer and ours.
  await city.world.storage.db
    .updateTable("line_outgoing")
    .set({ outcome: null, ended_at: null, held_until: null })
    .where("says", "=", "notice")
    .execute();
  await city.work();
  expect(pushes()).toHaveLength(1);
  const keys = city.line.received
    .map((bytes) => /"x-line-retry-key":"([^"]+)"/.exec(bytes.toString())?.[1])
    .filter((key) => key !== undefined);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

test("[LI-4] who has blocked the account is not written to, the counsellor sees it, and unblocked they are told", async () => {
  await using talk = await openTalk();
  const { city, phone, pass, reply, pushes } = talk;
  pass(1_000);
  await city.use(phone, { does: "block" });
  await reply();
  pass(minute);
  await city.work();
  expect(pushes()).toEqual([]);
  expect(await talk.reach()).toEqual({ reach: "blocked" });
  await city.use(phone, { does: "befriend" });
  await city.work();
  expect(phone.talk.map(({ text }) => text)).toContain(firstLineTexts["welcome-back"]);
  expect(pushes()).toContain(firstLineTexts.notice);
  expect(await talk.reach()).toEqual({ reach: "reachable" });
});

test("[S8.1] the quota is watched: said while something is left, and when nothing is", async () => {
  await using talk = await openTalk();
  const { city, pass, reply, pushes } = talk;
  const { tools } = city.world.app;
  city.line.quota = { limit: 5, used: 4 };
  expect(await watchQuota(tools)).toEqual({ limit: 5, used: 4 });
  expect(city.world.logged()).toContain("Most of this month's quota");
  await reply();
  pass(minute);
  await city.work();
  expect(pushes()).toHaveLength(1);
  await watchQuota(tools);
  expect(city.world.logged()).toContain("is used up");
  expect((await readChannel(tools)).quota).toMatchObject({ limit: 5, used: 5 });
});

test("[S8.1] those who watch over the service see the quota as LINE said it last, and that it has not said it", async () => {
  await using city = await openLineCity();
  const { tools } = city.world.app;
  city.line.quota = { limit: 200, used: 7 };
  await using jobs = startLineJobs(tools, { hourMillis: 20 });
  expect(jobs.quota()).toBeNull();
  await vi.waitFor(() => expect(jobs.quota()).toEqual({ limit: 200, used: 7 }), { timeout: 20_000 });
  city.line.outage = { status: 500 };
  await vi.waitFor(() => expect(jobs.quota()).toBeNull(), { timeout: 20_000 });
  const { gauges } = city.world.app.vital;
  expect(gauges).toMatchObject({ line_pushes_used: {}, line_pushes_limit: {} });
});
