import { expect, onTestFinished, test, vi } from "vitest";
import { newCanaries } from "../../test/attacks/canaries.ts";
import { openPushService } from "../../test/push.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../test/world.ts";
import { noticeUnread } from "./notice-unread.ts";
import { pushKeysOf } from "./push-keys.ts";
import { sendNotices } from "./send-notices.ts";
import { tidyAddresses } from "./tidy-addresses.ts";

const [minute, day] = [60_000, 86_400_000];

/** A city whose clock stands still until it is moved, and a child in it whose browser may be told. */
async function openTalk(text = () => "ひみつのこたえ") {
  let clock = Date.now();
  const service = await openPushService();
  onTestFinished(() => service[Symbol.asyncDispose]());
  const push = { subject: "https://soudan.example.jp", allows: service.allows };
  const world = await openWorld({ now: () => new Date(clock), push });
  onTestFinished(() => world[Symbol.asyncDispose]());
  const { tools } = world.app;
  const epoch = tools.epoch();
  const child = await world.consultee();
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: text() });
  const { consultation } = opened.body;
  const counsellor = await world.staff("counsellor");
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  const address = (name: string): string => `${service.origin}/${name}`;
  /** As a browser that remembers, or one that does not. */
  const allow = (name: string, who: Caller = child, keep = "; yorisoi-keep=1") =>
    who.callAny("/api/notice/allow", { address: address(name) }, { cookie: who.cookie + keep });
  return {
    ...{ service, world, tools, child, consultation, epoch, allow, address },
    pass(millis: number): void {
      clock += millis;
    },
    async reply(): Promise<number> {
      const said = { epoch, consultation, key: newIdempotencyKey(), text: text(), claimVersion };
      return (await counsellor.call("/api/desk/reply", said)).body.seq;
    },
    read: (upTo: number) => child.call("/api/read", { epoch, consultation, upTo }),
    told: () => service.pushed.map(({ path }) => path),
    standing: async (who: Caller = child) => (await who.call("/api/notice/standing", {})).body.told,
    /** What the jobs do by the clock, until nothing is due at this moment; they may be about something too. */
    async work(): Promise<void> {
      await noticeUnread(tools);
      await vi.waitFor(
        async () => {
          await sendNotices(tools);
          const rows = await world.storage.db.selectFrom("notice_address").selectAll().execute();
          const at = new Date(clock);
          if (
            rows.some(({ due_at, held_until }) => (due_at && due_at <= at) || (held_until && held_until > at))
          )
            throw new Error("Something is still to be told.");
        },
        { timeout: 20_000, interval: 20 },
      );
    },
  };
}

test("[S8.6] [NC-1] [NC-2] something unread is told once to the browser that chose so, without a word, and anew after it was read", async () => {
  const talk = await openTalk();
  const { pass, reply, read, work, told, service } = talk;
  expect(await talk.standing()).toBe(false);
  expect((await talk.allow("a")).status).toBe(200);
  expect(await talk.standing()).toBe(true);
  await reply();
  await work();
  // Whoever has the page open reads it at once, and is told nothing.
  expect(told()).toEqual([]);
  pass(21_000);
  await Promise.all([work(), work(), work()]);
  expect(told()).toEqual(["/a"]);
  const second = await reply();
  pass(10 * minute);
  await work();
  expect(told()).toHaveLength(1);
  await read(second);
  await reply();
  pass(minute);
  await work();
  expect(told()).toEqual(["/a", "/a"]);

  const [first] = service.pushed;
  const { key } = (await talk.child.call("/api/notice/standing", {})).body;
  expect(first?.body).toHaveLength(0);
  expect(first?.headers).toMatchObject({ ttl: "43200", topic: "notice" });
  expect(first?.by?.key).toBe(key);
  expect(first?.by?.claims).toMatchObject({ aud: service.origin, sub: "https://soudan.example.jp" });
  const seconds = Number(first?.by?.claims["exp"]) - Date.now() / 1_000;
  expect(seconds).toBeLessThanOrEqual(86_400);
  expect(seconds).toBeGreaterThan(0);
});

test("[NC-1] whoever has the page on their screen is not told until it is gone", async () => {
  const talk = await openTalk();
  const { pass, reply, work, told, child, epoch, consultation } = talk;
  await talk.allow("a");
  await reply();
  pass(minute);
  const sign = { epoch, consultation, page: "0123456789abcdef", nth: 1 } as const;
  await child.call("/api/presence", { ...sign, state: "visible" });
  await work();
  expect(told()).toEqual([]);
  await child.call("/api/presence", { ...sign, nth: 2, state: "hidden" });
  await work();
  expect(told()).toEqual(["/a"]);
});

test("[NC-4] 404 and 410 remove the browser; 429, 5xx, silence and time are waited for, within bounds; others end the notice", async () => {
  const talk = await openTalk();
  const { pass, reply, read, work, told, service, standing } = talk;
  await talk.allow("a");
  const outages = [
    { status: 503 },
    { status: 429, headers: { "retry-after": "1800" } },
    { status: 0, silent: true },
    { status: 500 },
  ];
  await reply();
  pass(21_000);
  for (const said of outages) {
    service.says.set("/a", said);
    await work();
    const before = told().length;
    pass(said.headers ? 20 * minute : 500);
    await work();
    expect(told()).toHaveLength(before);
    pass(20 * minute);
  }
  service.says.delete("/a");
  await work();
  expect(told()).toHaveLength(outages.length + 1);
  pass(day);
  await work();
  expect(told()).toHaveLength(outages.length + 1);

  // Down for a day: nobody wants to be told any more, and the browser stays.
  service.says.set("/a", { status: 503 });
  await read(await reply());
  await reply();
  for (let hour = 0; hour < 26; hour++) {
    pass(60 * minute);
    await work();
  }
  const whenGivenUp = told().length;
  pass(day);
  await work();
  expect(told()).toHaveLength(whenGivenUp);
  expect(await standing()).toBe(true);

  for (const [status, stays] of [
    [403, true],
    [410, false],
    [404, false],
  ] as const) {
    await talk.allow("a");
    service.says.set("/a", { status });
    await read(await reply());
    await reply();
    pass(minute);
    const before = told().length;
    await work();
    pass(60 * minute);
    await work();
    expect(told()).toHaveLength(before + 1);
    expect(await standing()).toBe(stays);
  }
});

test("[NC-1] read while the push service was down: not told any more", async () => {
  const talk = await openTalk();
  talk.service.says.set("/a", { status: 503 });
  await talk.allow("a");
  const seq = await talk.reply();
  talk.pass(minute);
  await talk.work();
  await talk.read(seq);
  talk.service.says.delete("/a");
  talk.pass(60 * minute);
  await talk.work();
  expect(talk.told()).toEqual(["/a"]);
});

test("[S12.1] [NC-4] a redirect is not followed, and no other address is ever called or kept", async () => {
  const talk = await openTalk();
  talk.service.says.set("/a", { status: 307, headers: { location: `${talk.service.origin}/inside` } });
  await talk.allow("a");
  await talk.reply();
  talk.pass(minute);
  await talk.work();
  expect(talk.told()).toEqual(["/a"]);
  const cookie = `${talk.child.cookie}; yorisoi-keep=1`;
  for (const address of [
    "http://127.0.0.1:1/x",
    "http://169.254.169.254/",
    "https://localhost/",
    "file:///x",
  ]) {
    const refused = await talk.child.callAny("/api/notice/allow", { address }, { cookie });
    expect(refused, address).toEqual({ status: 400, body: { code: "bad-input", detail: {} } });
  }
  expect(talk.told()).toEqual(["/a"]);
});

test("A16 [NC-3] とじる, no longer being remembered, and another consultee in the same browser end it; so do ninety days", async () => {
  const talk = await openTalk();
  const { child, world, allow, standing, tools } = talk;
  const rows = async () => (await world.storage.db.selectFrom("notice_address").selectAll().execute()).length;
  // A browser that forgets is not told, and nor is anybody who has not written.
  expect((await allow("a", child, "")).status).toBe(403);
  expect((await allow("a", await world.consultee())).status).toBe(404);
  expect(await rows()).toBe(0);

  await allow("a");
  await child.call("/api/remember", { remember: false });
  expect(await standing()).toBe(false);
  await allow("a");
  await child.call("/api/notice/stop", {});
  expect(await standing()).toBe(false);

  // The same browser under another token: one address is one consultee's.
  await allow("a");
  const other = await world.consultee();
  await other.call("/api/open", { epoch: talk.epoch, key: newIdempotencyKey(), text: "べつのこ" });
  await allow("a", other);
  expect([await standing(), await standing(other), await rows()]).toEqual([false, true, 1]);
  const { words } = (await child.call("/api/words", {})).body;
  await other.call("/api/come-back", { words: words.join(" ") });
  expect(await rows()).toBe(0);

  await allow("a");
  talk.pass(89 * day);
  expect(await standing()).toBe(true);
  talk.pass(89 * day);
  await tidyAddresses(tools);
  expect(await rows()).toBe(1);
  talk.pass(4 * day);
  await tidyAddresses(tools);
  expect(await rows()).toBe(0);

  await allow("a");
  await child.call("/api/leave", {});
  expect(await rows()).toBe(0);
});

test("[SE-8] [NC-3] a row that somebody else than the service wrote tells nobody, and one moved to another child does not either", async () => {
  const talk = await openTalk();
  const { db } = talk.world.storage;
  const spy = await talk.world.consultee();
  await spy.call("/api/open", { epoch: talk.epoch, key: newIdempotencyKey(), text: "みたい" });
  await talk.allow("spy", spy);
  const { consultee_id } = await db
    .selectFrom("consultation")
    .select("consultee_id")
    .where("id", "=", talk.consultation)
    .executeTakeFirstOrThrow();
  await db.updateTable("notice_address").set({ consultee_id }).execute();
  await talk.reply();
  talk.pass(minute);
  await talk.work();
  expect(talk.told()).toEqual([]);
  expect(talk.world.logged()).toContain("was not written by the service");
});

test("[CB-8] of what somebody wants deleted they are not told any more", async () => {
  const talk = await openTalk();
  await talk.allow("a");
  await talk.child.call("/api/deletion/ask", { consultation: talk.consultation, reason: null });
  await talk.reply();
  talk.pass(minute);
  await talk.work();
  expect(talk.told()).toEqual([]);
});

test("A9 [NC-2] nothing of two hundred phrases is in anything that a push service got, and no address stands in the log or in clear in the database", async () => {
  const canaries = newCanaries();
  const talk = await openTalk(canaries.phrase);
  await talk.allow("himitsu-no-basho");
  for (let many = 0; many < 200; many++) await talk.reply();
  talk.pass(minute);
  await talk.work();
  expect(talk.told()).toEqual(["/himitsu-no-basho"]);
  const got = Buffer.from(
    JSON.stringify(talk.service.pushed.map(({ body, ...one }) => [one, body.toString()])),
  );
  expect(canaries.count()).toBeGreaterThan(200);
  expect(canaries.findIn(got)).toBeNull();
  expect(got.toString()).not.toMatch(/consult|soudan\/|cookie/);
  expect(talk.world.logged()).not.toContain("himitsu-no-basho");
  const rows = await talk.world.storage.db.selectFrom("notice_address").selectAll().execute();
  expect(Buffer.concat(rows.flatMap(({ sealed, mac }) => [sealed, mac])).toString("latin1")).not.toContain(
    "himitsu",
  );
});

test("[NC-4] a city is known to push services by the same key for ever, and by no other city's", () => {
  const [one, other] = [pushKeysOf(Buffer.alloc(32, 1)), pushKeysOf(Buffer.alloc(32, 2))];
  expect(pushKeysOf(Buffer.alloc(32, 1))).toEqual(one);
  expect(one.publicKey).not.toBe(other.publicKey);
  for (const { publicKey, privateKey } of [one, other]) {
    expect(Buffer.from(publicKey, "base64url")).toHaveLength(65);
    expect(Buffer.from(privateKey, "base64url")).toHaveLength(32);
  }
});

test("[NC-4] where the city tells no browsers the page hears so, and nothing is taken", async () => {
  await using world = await openWorld();
  const child = await world.consultee();
  await child.call("/api/open", { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "ねえ" });
  expect((await child.call("/api/notice/standing", {})).body).toEqual({ key: null, told: false });
  const address = "https://fcm.googleapis.com/fcm/send/x";
  const cookie = `${child.cookie}; yorisoi-keep=1`;
  expect((await child.callAny("/api/notice/allow", { address }, { cookie })).status).toBe(404);
});
