import { expect, test } from "vitest";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { hashToken } from "./token.ts";

/** What a browser does with cookies: keeps each until its time has come. */
function openBrowser({ origin }: World) {
  const jar = new Map<string, { value: string; until: number }>();
  let seconds = 0;
  return {
    later(by: number): void {
      seconds += by;
    },
    has: (name: string) => (jar.get(name)?.until ?? 0) > seconds,
    jar,
    async call(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
      const kept = [...jar].filter(([, { until }]) => until > seconds);
      const cookie = kept.map(([name, { value }]) => `${name}=${value}`).join("; ");
      const answer = await fetch(origin + path, {
        method: "POST",
        headers: { origin, cookie, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        const age = /Max-Age=(\d+)/.exec(set)?.[1];
        expect(set).toMatch(/HttpOnly; SameSite=Strict/);
        jar.set(name, { value, until: age === undefined ? Number.POSITIVE_INFINITY : seconds + Number(age) });
      }
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    },
  };
}

async function write(world: World, browser: ReturnType<typeof openBrowser>): Promise<unknown> {
  await browser.call("/api/arrive", {});
  const opening = { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "ひみつ" };
  return (await browser.call("/api/open", opening)).body["consultation"];
}

test("A16 [CB-6] a minute after the page was closed, an hour after it fell asleep, the next one at this tablet is a stranger", async () => {
  await using world = await openWorld();
  for (const [closes, seconds] of [
    [true, 60],
    [false, 3_600],
  ] as const) {
    const browser = openBrowser(world);
    const consultation = await write(world, browser);
    if (closes) await browser.call("/api/pause", {});
    browser.later(seconds - 1);
    // Closed by chance and opened again, or awake again in time: it goes on.
    expect((await browser.call("/api/arrive", {})).body).toMatchObject({
      consultation: { id: consultation },
    });
    if (closes) await browser.call("/api/pause", {});
    browser.later(seconds);
    expect((await browser.call("/api/arrive", {})).body).toMatchObject({
      consultation: null,
      rememberedUntil: null,
    });
  }
});

test("[CB-6] who chooses it is remembered for 90 days from the last time, until they choose otherwise; nobody else in that browser is", async () => {
  await using world = await openWorld();
  const browser = openBrowser(world);
  const consultation = await write(world, browser);
  const chosen = await browser.call("/api/remember", { remember: true });
  expect(Date.parse(`${chosen.body["rememberedUntil"]}`) - Date.now()).toBeGreaterThan(89.9 * 86_400_000);
  for (let times = 0; times < 2; times++) {
    await browser.call("/api/pause", {});
    browser.later(89 * 86_400);
    const here = await browser.call("/api/arrive", {});
    expect(here.body).toMatchObject({
      consultation: { id: consultation },
      rememberedUntil: expect.any(String),
    });
  }
  expect((await browser.call("/api/remember", { remember: false })).body).toEqual({ rememberedUntil: null });
  await browser.call("/api/pause", {});
  browser.later(60);
  expect((await browser.call("/api/arrive", {})).body).toMatchObject({
    consultation: null,
    rememberedUntil: null,
  });

  await browser.call("/api/remember", { remember: true });
  browser.later(91 * 86_400);
  await write(world, browser);
  await browser.call("/api/pause", {});
  browser.later(60);
  expect((await browser.call("/api/arrive", {})).body).toMatchObject({ consultation: null });
});

test("A16 [CB-7] a token that とじる has ended opens nothing again, whatever brings it back, at any process", async () => {
  await using world = await openWorld();
  const browser = openBrowser(world);
  const consultation = await write(world, browser);
  const token = browser.jar.get("yorisoi")?.value ?? "";
  await browser.call("/api/remember", { remember: true });
  await browser.call("/api/leave", {});
  expect([browser.has("yorisoi"), browser.has("yorisoi-keep")]).toEqual([false, false]);
  // The answer to another tab's call that was under way sets both again.
  browser.jar.set("yorisoi", { value: token, until: 1e9 });
  browser.jar.set("yorisoi-keep", { value: "1", until: 1e9 });
  const watch = [{ consultation, after: 0 }];
  const epoch = world.app.tools.epoch();
  expect((await browser.call("/api/sync", { epoch, skin: "now", watch })).status).toBe(401);
  expect((await browser.call("/api/history", {})).status).toBe(401);
  const next = await browser.call("/api/arrive", {});
  expect(next.body).toMatchObject({ consultation: null, rememberedUntil: null });
  expect(browser.jar.get("yorisoi")?.value).not.toBe(token);
  expect(browser.has("yorisoi-keep")).toBe(false);
  const elsewhere = await world.another();
  const there = await world
    .visitor(elsewhere.origin)
    .callAny("/api/arrive", {}, { cookie: `yorisoi=${token}` });
  expect(there.body).toMatchObject({ consultation: null });
  const rows = world.storage.db.selectFrom("consultee_token").select("ended_at");
  const row = await rows.where("token_hash", "=", hashToken(token)).executeTakeFirst();
  expect(row?.ended_at).toBeInstanceOf(Date);
});
