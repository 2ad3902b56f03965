import { expect, test, vi } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { comeIn, comingIn } from "../line/come-in.ts";

const inDays = (count: number): string => new Date(Date.now() + count * 86_400_000 - 60_000).toISOString();

async function talk(world: World) {
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "はじめ" });
  const { consultation } = opened.body;
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  return { epoch, child, counsellor, consultation, claimVersion };
}

async function proposed(who: Caller, consultation: ConsultationId, days = 3) {
  const reason = "ひどい言葉が百回";
  return who.call("/api/desk/pause/propose", {
    consultation,
    ground: "hurtful",
    until: inDays(days),
    reason,
  });
}

const newest = async (who: Caller) => (await who.call("/api/desk/pauses", {})).body.pauses[0];

test("[PA-1] [PA-2] proposed by one, agreed to by another: from then on nothing written is taken, what was is answered as before, and all is read as before", async () => {
  await using world = await openWorld();
  const { epoch, child, counsellor, consultation } = await talk(world);
  const [one, other] = [await world.staff("supervisor"), await world.staff("supervisor")];
  const before = { epoch, consultation, key: newIdempotencyKey(), text: "まえのことば" };
  const first = await child.call("/api/send", before);
  expect((await proposed(one, consultation)).status).toBe(200);
  expect(await proposed(counsellor, consultation)).toMatchObject({
    status: 409,
    body: { code: "pause-under-way" },
  });
  expect((await child.call("/api/send", { ...before, key: newIdempotencyKey() })).status).toBe(200);

  const { id: pause = "" } = (await newest(counsellor)) ?? {};
  const agree = { pause, agree: true };
  expect(await one.call("/api/desk/pause/decide", agree)).toMatchObject({ body: { code: "not-oneself" } });
  expect((await counsellor.call("/api/desk/pause/decide", agree)).status).toBe(403);
  expect((await other.call("/api/desk/pause/decide", agree)).status).toBe(200);
  expect(await newest(counsellor)).toMatchObject({ state: "in-force", reason: "ひどい言葉が百回" });

  const refused = await child.callAny("/api/send", { ...before, key: newIdempotencyKey(), text: "まだ" });
  expect(refused).toMatchObject({
    status: 403,
    body: { code: "writing-paused", detail: { ground: "hurtful" } },
  });
  expect(await child.call("/api/send", before)).toEqual(first);
  const anew = await child.callAny("/api/open", { epoch, key: newIdempotencyKey(), text: "あたらしく" });
  expect(anew).toMatchObject({ status: 403, body: { code: "writing-paused" } });
  const watch = [{ consultation, after: 0 }];
  expect((await child.call("/api/sync", { epoch, skin: "now", watch })).status).toBe(200);
  expect((await child.call("/api/arrive", {})).body.paused).toMatchObject({ ground: "hurtful" });
  const stranger = await world.consultee();
  expect(
    (await stranger.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ほかの人" })).status,
  ).toBe(200);

  expect((await other.call("/api/desk/pause/lift", { pause, reason: "あやまってくれた" })).status).toBe(200);
  expect((await child.call("/api/send", { ...before, key: newIdempotencyKey(), text: "もう" })).status).toBe(
    200,
  );
  expect((await child.call("/api/arrive", {})).body.paused).toBeNull();
  expect(await newest(other)).toMatchObject({ state: "lifted" });

  const lines = await world.app.tools.db
    .selectFrom("audit_line")
    .select(["act", "facts"])
    .where("act", "like", "pause:%")
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act)).toEqual(["pause:propose", "pause:begin", "pause:lift"]);
  expect(lines[2]?.facts.why).toBeDefined();
  expect(world.logged() + JSON.stringify(lines)).not.toMatch(/ひどい言葉|あやまって/);
});

test("[PA-2] every process holds to it within two seconds; it ends by itself on its day", async () => {
  let now = new Date();
  await using world = await openWorld({ now: () => now });
  const { epoch, child, counsellor, consultation } = await talk(world);
  const supervisor = await world.staff("supervisor");
  const elsewhere = await world.another();
  await proposed(counsellor, consultation, 1);
  const { id: pause = "" } = (await newest(counsellor)) ?? {};
  await supervisor.call("/api/desk/pause/decide", { pause, agree: true });
  const [{ consultee_id: consultee }] = (await world.app.tools.db
    .selectFrom("consultation")
    .select("consultee_id")
    .where("id", "=", consultation)
    .execute()) as [{ consultee_id: never }];
  await vi.waitFor(async () => expect(await elsewhere.app.tools.pauses.of(consultee)).not.toBeNull(), {
    timeout: 10_000,
  });
  now = new Date(now.getTime() + 86_400_000);
  const text = { epoch, consultation, key: newIdempotencyKey(), text: "つぎの日" };
  expect((await child.call("/api/send", text)).status).toBe(200);
  // Sign-ins end within a day.
  expect(await newest(await world.staff("supervisor"))).toMatchObject({ state: "over" });
});

test("[SE-8] [PA-1] a row that nobody decided, or that somebody else wrote, pauses nobody; an end too far off is refused", async () => {
  await using world = await openWorld();
  const { epoch, child, counsellor, consultation } = await talk(world);
  expect((await proposed(counsellor, consultation, 31)).status).toBe(400);
  await proposed(counsellor, consultation);
  const { db, pauses } = world.app.tools;
  const supervisor = await world.staff("supervisor");
  await db
    .updateTable("writing_pause")
    .set({ decided_by: supervisor.staff.id, decided_at: new Date(), agreed: true, stamp: Buffer.alloc(33) })
    .execute();
  pauses.startOver();
  const text = { epoch, consultation, key: newIdempotencyKey(), text: "まだ" };
  expect((await child.call("/api/send", text)).status).toBe(200);
  expect(world.logged()).toContain("was not written by the service");
});

/** In by LINE, as the same person at LINE each time. Answers who they are here, in a browser of their own. */
async function inByLine({ app, visitor }: World): Promise<Caller> {
  const { tools } = app;
  const proof = await comingIn(tools, { mac: Buffer.alloc(32, 9), sealed: Buffer.alloc(40, 1) });
  const came = await comeIn(tools, { kind: "visitor" }, proof, "unless-other");
  if (came.state !== "in") throw new Error(`Not in: ${came.state}.`);
  const cookie = `yorisoi=${came.token}`;
  const { callAny, ...rest } = visitor();
  const known: Caller["callAny"] = (path, body) => callAny(path, body, { cookie });
  return { ...rest, cookie, callAny: known, call: known as Caller["call"] };
}

test("[PA-3] whoever LINE proves to be the same person is paused there, also after unlinking and coming in anew", async () => {
  await using world = await openWorld();
  const epoch = world.app.tools.epoch();
  const [counsellor, supervisor] = [await world.staff("counsellor"), await world.staff("supervisor")];
  const child = await inByLine(world);
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "LINEから" });
  await proposed(counsellor, opened.body.consultation);
  const { id: pause = "" } = (await newest(counsellor)) ?? {};
  await supervisor.call("/api/desk/pause/decide", { pause, agree: true });
  const again = await inByLine(world);
  const anew = { epoch, key: newIdempotencyKey(), text: "もういちど" };
  expect(await again.callAny("/api/open", anew)).toMatchObject({ body: { code: "writing-paused" } });

  expect((await again.call("/api/line/unlink", {})).status).toBe(200);
  const other = await inByLine(world);
  expect((await other.call("/api/arrive", {})).body.consultation).toBeNull();
  world.app.tools.pauses.startOver();
  expect(await other.callAny("/api/open", anew)).toMatchObject({
    status: 403,
    body: { code: "writing-paused" },
  });
  expect((await supervisor.call("/api/desk/pauses", {})).body.pauses).toHaveLength(1);
  await supervisor.call("/api/desk/pause/lift", { pause, reason: "もうよい" });
  expect((await other.call("/api/open", anew)).status).toBe(200);
});
