import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { expect, onTestFinished, test, vi } from "vitest";
import { everydayLimits } from "../../server/edge/limits.ts";
import { beginSession } from "../../server/staff/begin-session.ts";
import { enrolStaff } from "../../server/staff/enrol.ts";
import { newIdempotencyKey } from "../world.ts";
import { type City, openCity } from "./city.ts";
import type { Answer } from "./wire.ts";

/** Behind a proxy of ours, which says from where they come; with the limits of every day. */
function behindProxy(): Promise<City> {
  return openCity({ trustProxy: ["127.0.0.1"], limits: everydayLimits });
}

/** As browsers do, several calls go over one connection. */
const kept = { connection: undefined };
const school = { ...kept, "x-forwarded-for": "203.0.113.77" };
const elsewhere = { ...kept, "x-forwarded-for": "198.51.100.5" };

async function arrive(city: City, headers = school): Promise<string> {
  const { headers: said } = await city.ask({ path: "/api/arrive", body: "{}", headers });
  return said["set-cookie"]?.[0]?.split(";")[0] ?? "";
}

async function open(
  city: City,
  cookie: string,
  headers = school,
  key = newIdempotencyKey(),
): Promise<string> {
  const body = JSON.stringify({ epoch: city.app.tools.epoch(), key, text: "はじめまして" });
  const { text } = await city.ask({ path: "/api/open", body, cookie, headers });
  return JSON.parse(text).consultation;
}

function send(city: City, cookie: string, consultation: string, headers = school): Promise<Answer> {
  const body = JSON.stringify({
    epoch: city.app.tools.epoch(),
    consultation,
    key: newIdempotencyKey(),
    text: "きいて",
  });
  return city.ask({ path: "/api/send", body, cookie, headers });
}

async function statusesOf(many: number, ask: () => Promise<Answer>): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  const answers = await Promise.all(Array.from({ length: many }, ask));
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

test("[S4.2] [S12.1] A14 [AC-5] [DL-1] 400 pupils behind one address in one minute, each trying three times to begin: nobody is turned away, nothing is lost", async () => {
  await using city = await behindProxy();
  const refused: string[] = [];
  const noted = async (asking: Promise<Answer>): Promise<Answer> => {
    const answer = await asking;
    if (answer.status !== 200) refused.push(`${answer.status} ${answer.text}`);
    return answer;
  };
  const acknowledged: { consultation: string; seq: number }[] = [];
  async function pupil(): Promise<void> {
    const cookie = await arrive(city);
    const key = newIdempotencyKey();
    const consultation = await open(city, cookie, school, key);
    acknowledged.push({ consultation, seq: 1 });
    // The answer was lost on the way, twice.
    for (let lost = 0; lost < 2; lost++) expect(await open(city, cookie, school, key)).toBe(consultation);
    // Loaded again, and three things said, each followed by a look.
    await noted(city.ask({ path: "/api/arrive", body: "{}", headers: school, cookie }));
    for (let said = 0; said < 3; said++) {
      const { text } = await noted(send(city, cookie, consultation));
      acknowledged.push({ consultation, seq: JSON.parse(text).seq });
      const watch = [{ consultation, after: said }];
      const body = JSON.stringify({ epoch: city.app.tools.epoch(), skin: "now", watch });
      await noted(city.ask({ path: "/api/sync", body, headers: school, cookie }));
    }
  }
  const waiting = Array.from({ length: 400 }, () => pupil);
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await next();
    }),
  );
  expect(refused).toEqual([]);
  const stored = await city.storage.db.selectFrom("entry").select(["consultation_id", "seq"]).execute();
  const places = (all: { id: string; seq: number }[]): string[] =>
    all.map(({ id, seq }) => `${id}:${seq}`).sort();
  expect(places(acknowledged.map(({ consultation, seq }) => ({ id: consultation, seq })))).toEqual(
    places(stored.map(({ consultation_id, seq }) => ({ id: consultation_id, seq }))),
  );
  expect(stored).toHaveLength(400 * 4);
  console.info(
    `A14: 400 pupils behind one address, ${400 * 11} calls: 0 refused, ${stored.length} of ${acknowledged.length} messages stored.`,
  );
});

test("A14 [AC-5] whoever floods is told to wait, and for how long; the others behind the address are not", async () => {
  await using city = await behindProxy();
  const [bully, child] = [await arrive(city), await arrive(city)];
  const [theirs, own] = [await open(city, bully), await open(city, child)];
  expect(await statusesOf(200, () => send(city, bully, theirs))).toEqual({ 200: 120, 429: 80 });
  const refused = await send(city, bully, theirs);
  expect(JSON.parse(refused.text)).toEqual({
    code: "too-many",
    detail: { retryAfterSeconds: expect.any(Number) },
  });
  const { retryAfterSeconds } = JSON.parse(refused.text).detail;
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(Object.keys(refused.headers).filter((name) => /ratelimit/.test(name))).toEqual([]);
  // From another address it is still the same person; and they can still read what is said to them.
  expect((await send(city, bully, theirs, elsewhere)).status).toBe(429);
  const body = JSON.stringify({
    epoch: city.app.tools.epoch(),
    skin: "now",
    watch: [{ consultation: theirs, after: 0 }],
  });
  expect((await city.ask({ path: "/api/sync", body, cookie: bully, headers: school })).status).toBe(200);
  expect(await statusesOf(50, () => send(city, child, own))).toEqual({ 200: 50 });
});

test("A14 [AC-5] a flood of what is no input counts as well, and is not read once it is too much", async () => {
  await using city = await behindProxy();
  const [bully, child] = [await arrive(city), await arrive(city)];
  const bodies = ["{", '{"text":1}', `{"text":"${"a".repeat(100_000)}"}`];
  let at = 0;
  const flood = () =>
    city.ask({ path: "/api/send", body: bodies[at++ % 3] ?? "", cookie: bully, headers: school });
  expect(await statusesOf(150, flood)).toEqual({ 400: 120, 429: 30 });
  expect((await send(city, child, await open(city, child))).status).toBe(200);
});

test("A14 [AC-5] sign-ins are counted by address: guessing from one place locks out nobody elsewhere", async () => {
  await using city = await behindProxy();
  const guess = (headers: object) =>
    city.ask({
      path: "/api/staff/sign-in",
      body: '{"name":"soudan1","password":"x"}',
      headers: { ...headers },
    });
  expect(await statusesOf(35, () => guess(school))).toEqual({ 401: 30, 429: 5 });
  expect((await guess(elsewhere)).status).toBe(401);
  // One subscriber has 2^64 of these.
  let host = 0;
  const neighbours = () => guess({ "x-forwarded-for": `2001:db8:1:2::${(++host).toString(16)}` });
  expect(await statusesOf(35, neighbours)).toEqual({ 401: 30, 429: 5 });
});

test("A14 [AC-5] nobody chooses the address they are counted under, unless a proxy of ours says so", async () => {
  await using city = await openCity({
    limits: { ...everydayLimits, "/api/arrive": { perMinute: 10, by: "address" } },
  });
  let many = 0;
  const flood = () =>
    city.ask({ path: "/api/arrive", body: "{}", headers: { "x-forwarded-for": `198.51.100.${++many}` } });
  expect(await statusesOf(20, flood)).toEqual({ 200: 10, 429: 10 });
});

test("A14 [AC-5] made-up cookies are counted by address and asked about nowhere; who is signed in behind it goes on", async () => {
  await using city = await behindProxy();
  const { db, stamps } = city.app.tools;
  const staff = await enrolStaff(city.app.tools, {
    ...{ name: "soudan1", displayName: "見本", roles: ["counsellor"], password: "x".repeat(12) },
  });
  const { token } = await beginSession(db, stamps, staff, new Date(), { level: 2 });
  const asked = vi.spyOn(city.storage.db, "selectFrom");
  onTestFinished(() => asked.mockRestore());
  let made = 0;
  const flood = (headers = school) => {
    const cookie = `yorisoi-staff=${createHash("sha256").update(String(++made)).digest("base64url")}`;
    return city.ask({ path: "/api/desk/colleagues", body: "{}", cookie, headers });
  };
  expect(await statusesOf(1_300, flood)).toEqual({ 401: 1_200, 429: 100 });
  expect(asked.mock.calls.flat().filter((table) => /staff/.test(String(table)))).toEqual([]);
  const child = { path: "/api/open", body: "{}", headers: school, cookie: `yorisoi=${"A".repeat(64)}` };
  expect((await city.ask(child)).status).toBe(429);
  expect((await flood(elsewhere)).status).toBe(401);
  const own = { path: "/api/desk/colleagues", body: "{}", headers: school, cookie: `yorisoi-staff=${token}` };
  expect((await city.ask(own)).status).toBe(200);
  const pupil = await arrive(city);
  expect((await send(city, pupil, await open(city, pupil))).status).toBe(200);
});

test("A14 [AC-5] [SE-3] no address is kept: not by what counts, not in the log, not in the database", async () => {
  // What the limiter remembers, wherever it does: it has one kind of memory.
  const { LruMap } = createRequire(createRequire(import.meta.url).resolve("@fastify/rate-limit"))(
    "toad-cache",
  );
  const remember = vi.spyOn(LruMap.prototype, "set");
  onTestFinished(() => remember.mockRestore());
  await using city = await behindProxy();
  const cookie = await arrive(city);
  await send(city, cookie, await open(city, cookie));
  await city.ask({ path: "/api/staff/sign-in", body: '{"name":"x","password":"x"}', headers: school });
  await city.ask({ path: "/api/staff/sign-in", body: "{", headers: { "x-forwarded-for": "2001:db8::77" } });
  const kept = remember.mock.calls.map((call) => JSON.stringify(call));
  expect(kept.length).toBeGreaterThanOrEqual(5);
  for (const one of kept) {
    expect(one).not.toMatch(/203\.0\.113|2001:db8|127\.0\.0\.1/);
    expect(one).toMatch(
      /^\["\/api\/[a-z/-]+:[\w-]{36,43}",\{"current":\d+,"ttl":\d+,"iterationStartMs":\d+\}\]$/,
    );
  }
  expect(city.logged()).not.toMatch(/203\.0\.113|2001:db8/);
});
