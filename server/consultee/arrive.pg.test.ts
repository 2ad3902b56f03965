import { sql } from "kysely";
import { expect, test } from "vitest";
import { newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { hashToken } from "./token.ts";

/** How many rows each table has. */
async function rowsOf({ storage }: World): Promise<Record<string, number>> {
  const named = sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public' order by 1`;
  const counts: Record<string, number> = {};
  for (const { name } of (await named.execute(storage.db)).rows) {
    const { rows } = await sql<{ many: number }>`select count(*) as many from ${sql.table(name)}`.execute(
      storage.db,
    );
    counts[name] = Number(rows[0]?.many);
  }
  return counts;
}

test("who only looks leaves nothing behind, however often they come and whatever they try to read", async () => {
  await using world = await openWorld();
  const before = await rowsOf(world);
  const visitor = await world.consultee();
  const epoch = world.app.tools.epoch();
  for (let times = 0; times < 3; times++) {
    const again = await visitor.call("/api/arrive", {});
    const body = {
      epoch,
      visitor: expect.any(String),
      consultation: null,
      paused: null,
      rememberedUntil: null,
    };
    expect(again).toEqual({ status: 200, body });
  }
  const watch = [{ consultation: newIdempotencyKey() as never, after: 0 }];
  expect((await visitor.callAny("/api/sync", { epoch, skin: "now", watch: [] })).status).toBe(200);
  expect((await visitor.callAny("/api/sync", { epoch, skin: "now", watch })).status).toBe(404);
  const long = { epoch, key: newIdempotencyKey(), text: "あ".repeat(4_001) };
  expect((await visitor.callAny("/api/open", long)).status).toBe(400);
  expect(await rowsOf(world)).toEqual(before);
});

test("[SE-5] who writes is known from then on by the hash of their token; the token itself is stored nowhere", async () => {
  await using world = await openWorld();
  const child = await world.consultee();
  const token = child.cookie.slice("yorisoi=".length);
  const opening = { epoch: world.app.tools.epoch(), key: newIdempotencyKey(), text: "はじめまして" };
  const { consultation } = (await child.call("/api/open", opening)).body;
  const stored = await world.storage.db.selectFrom("consultee_token").selectAll().execute();
  expect(stored.map(({ token_hash }) => token_hash)).toEqual([hashToken(token)]);
  const { origin } = await world.another();
  const elsewhere = await fetch(`${origin}/api/arrive`, {
    method: "POST",
    headers: { origin, cookie: child.cookie, "content-type": "application/json" },
    body: "{}",
  });
  expect(elsewhere.headers.get("set-cookie")).toMatch(new RegExp(`^yorisoi=${token};`));
  expect(await elsewhere.json()).toMatchObject({ consultation: { id: consultation, state: "waiting" } });
  const all = await sql<{ text: string }>`select t::text from consultee_token t`.execute(world.storage.db);
  expect(JSON.stringify(all.rows)).not.toContain(token);
});

test("a cookie that is not ours is replaced by a fresh one, and two browsers are two people", async () => {
  await using world = await openWorld();
  const cookies = new Set<string>();
  for (const cookie of ["", "yorisoi=x", `yorisoi=${"A".repeat(64)}`, "yorisoi=%00"]) {
    const answer = await fetch(`${world.origin}/api/arrive`, {
      method: "POST",
      headers: { origin: world.origin, cookie, "content-type": "application/json" },
      body: "{}",
    });
    cookies.add(answer.headers.get("set-cookie") ?? "");
  }
  expect(cookies.size).toBe(4);
  for (const cookie of cookies) expect(cookie).toMatch(/^yorisoi=[\w-]{64};/);
});
