import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { firstLineTexts } from "../../domain/line.ts";
import { newCanaries } from "../../test/attacks/canaries.ts";
import { type LineCity, openLineCity } from "../../test/line.ts";
import { monthOf } from "./month.ts";
import { setLineKeySettings, switchLineSetting } from "./settings.ts";
import { readUsage } from "./usage.ts";

const system = { kind: "system" } as const;

const signedBy = (secret: string, body: string): Record<string, string> => ({
  "x-line-signature": createHmac("sha256", secret).update(body).digest("base64"),
});

async function everything({ world }: LineCity): Promise<string> {
  const named = await sql<{
    name: string;
  }>`select quote_ident(table_name) as name from information_schema.tables
    where table_schema = 'public'`.execute(world.storage.db);
  let text = world.logged();
  for (const { name } of named.rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
      world.storage.db,
    );
    text += rows.map((row) => row.text).join("\n");
  }
  return text;
}

async function usage({ world }: LineCity) {
  const { tools } = world.app;
  return readUsage(tools, monthOf(tools.now()));
}

test("[S8.2] [S5] [LI-1] [LI-2] a friend-add and whatever is typed get a fixed reply with the way to our page, and nothing typed stays", async () => {
  await using city = await openLineCity();
  const canaries = newCanaries();
  const phone = city.phone();
  await city.use(phone, { does: "befriend" });
  await city.work();
  expect(phone.talk.map(({ text }) => text)).toEqual([firstLineTexts.welcome, firstLineTexts.button]);
  expect(phone.talk[1]?.button?.uri).toBe(`${city.world.origin}/api/line/enter`);
  for (let many = 0; many < 5; many++) await city.use(phone, { does: "type", text: canaries.phrase() });
  await city.use(phone, { does: "unsend" });
  await city.work();
  const replies = phone.talk.filter(({ by, text }) => by === "account" && text !== firstLineTexts.button);
  expect(replies).toHaveLength(6);
  expect(canaries.findIn(Buffer.from(await everything(city)))).toBeNull();
  for (const bytes of city.line.received) expect(canaries.findIn(bytes)).toBeNull();
  // Nor does the id of whoever wrote stand anywhere in clear, or the token of a reply.
  expect(await everything(city)).not.toContain(phone.id);
  const counted = await usage(city);
  expect(counted["event:follow"]).toBe(1);
  expect(counted["event:message"]).toBe(5);
  expect(counted["event:unsend"]).toBe(1);
  expect(counted["reply:sent"]).toBe(6);
});

test("[S8.2] [LI-2] the danger-word check is off at first; switched on, it chooses the stronger reply, in memory", async () => {
  await using city = await openLineCity();
  const phone = city.phone();
  const said = (): (string | undefined)[] =>
    phone.talk.filter(({ by, button }) => by === "account" && !button).map(({ text }) => text);
  await city.use(phone, { does: "befriend" });
  await city.use(phone, { does: "type", text: "もう　しにたい" });
  await city.work();
  expect(said().slice(1)).not.toContain(firstLineTexts["answer-danger"]);
  await switchLineSetting(city.world.app.tools, system, { open: true, dangerWords: true });
  await city.use(phone, { does: "type", text: "もう　しにたい" });
  await city.work();
  expect(said().at(-1)).toBe(firstLineTexts["answer-danger"]);
  expect(await everything(city)).not.toContain("しにたい");
});

test("A15 [LI-2] a bad signature, other bytes than were signed, another secret and 5 MB are refused before anything reads them", async () => {
  await using city = await openLineCity();
  const canaries = newCanaries();
  const { secret } = city.line.channel;
  const event = {
    ...{
      type: "message",
      mode: "active",
      timestamp: Date.now(),
      webhookEventId: "01HXAMPLE0000000000000000A",
    },
    ...{ source: { type: "user", userId: city.phone().id }, deliveryContext: { isRedelivery: false } },
    ...{ replyToken: "r", message: { type: "text", id: "1", text: canaries.phrase() } },
  };
  const body = JSON.stringify({ destination: "U0", events: [event] });
  const refused: [string, string | Buffer, Record<string, string>][] = [
    ["no signature", body, {}],
    ["another secret", body, signedBy("another", body)],
    ["a short one", body, { "x-line-signature": "AAAA" }],
    ["serialised anew", JSON.stringify(JSON.parse(body), null, 1), signedBy(secret, body)],
    ["one byte more", `${body} `, signedBy(secret, body)],
    ["nothing", "", signedBy(secret, body)],
  ];
  for (const [what, sent, headers] of refused)
    expect([what, (await city.post(sent, headers)).status]).toEqual([what, 403]);
  const large = body.padEnd(5 * 1_024 * 1_024, " ");
  expect((await city.post(large, signedBy(secret, large))).status).toBe(413);
  // Signed, and no JSON; or not what LINE sends.
  for (const odd of ["{", "null", "[]", '{"events":{}}', '"\\ud800"'])
    expect([odd, (await city.post(odd, signedBy(secret, odd))).status]).toEqual([odd, 400]);
  expect((await usage(city))["event:message"]).toBe(0);
  expect(canaries.findIn(Buffer.from(await everything(city)))).toBeNull();
  // The same, as it was signed, counts; in whatever content type.
  expect((await city.post(body, { ...signedBy(secret, body), "content-type": "text/plain" })).status).toBe(
    200,
  );
  expect((await usage(city))["event:message"]).toBe(1);
  expect(canaries.findIn(Buffer.from(await everything(city)))).toBeNull();
});

test("F17 A15 [LI-4] the same event a hundred times, reordered, a day late, on two processes: one effect", async () => {
  let clock = Date.parse("2026-11-22T03:00:00Z");
  await using city = await openLineCity({ now: () => new Date(clock) });
  await city.world.another();
  const { line } = city;
  const phone = city.phone();
  const endpoint = line.webhook?.endpoint ?? "";
  const follow = await city.use(phone, { does: "befriend" });
  clock += 1_000;
  const typed = await city.use(phone, { does: "type", text: "ねえ" });
  clock += 1_000;
  const block = await city.use(phone, { does: "block" });
  const events = [follow, typed, block].filter((one) => one !== null);
  const again = Array.from({ length: 100 }, (_, at) => ({
    ...events[(at * 7) % 3],
    deliveryContext: { isRedelivery: true },
  }));
  const statuses = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      line.deliver(endpoint, line.channel.secret, again.slice(at * 10, at * 10 + 10).toReversed()),
    ),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  await city.work();
  expect(phone.talk.filter(({ by, button }) => by === "account" && !button)).toHaveLength(2);
  // The order of arrival says nothing: blocked is what they did last.
  const reach = () =>
    city.world.storage.db.selectFrom("line_friend").select("reachable").executeTakeFirstOrThrow();
  expect((await reach()).reachable).toBe(false);
  // A day late, under ids that are new: an older follow changes nothing, and nobody is answered.
  clock += 86_400_000;
  const late = [follow, typed].map((event, at) => ({
    ...event,
    webhookEventId: `01HXAMPLE000000000000000${at}B`,
  }));
  expect(await line.deliver(endpoint, line.channel.secret, late)).toBe(200);
  await city.work();
  expect((await reach()).reachable).toBe(false);
  expect(phone.talk.filter(({ by, button }) => by === "account" && !button)).toHaveLength(2);
  expect((await usage(city))["event:repeated"]).toBe(100);
});

test("[LI-4] unknown kinds and fields are passed over; groups, standby and what has no form are not answered", async () => {
  await using city = await openLineCity();
  const { line } = city;
  const phone = city.phone();
  await city.use(phone, { does: "befriend" });
  const base = {
    mode: "active",
    timestamp: Date.now(),
    deliveryContext: { isRedelivery: false },
    replyToken: "r",
  };
  const user = { type: "user", userId: phone.id };
  const id = (at: number): string => `01HXAMPLE00000000000000000${at}`;
  const message = { type: "text", id: "1", text: "ねえ" };
  const events = [
    { ...base, type: "neverHeardOf", webhookEventId: id(1), source: user, more: { deep: [1, 2] } },
    {
      ...base,
      type: "message",
      webhookEventId: id(2),
      source: { type: "group", groupId: "C1", userId: phone.id },
      message,
    },
    { ...base, type: "message", mode: "standby", webhookEventId: id(3), source: user, message },
    { ...base, type: "accountLink", webhookEventId: id(4), source: user, link: { result: "ok", nonce: "n" } },
    { ...base, type: "message", webhookEventId: id(5), source: { type: "user", userId: "x" }, message },
    { ...base, type: "message", webhookEventId: id(6), message: { type: "sticker", id: "2" }, source: user },
    { ...base, type: "constructor", webhookEventId: id(7), source: user },
    { type: "message" },
    ...([null, 7] as unknown as object[]),
  ];
  expect(await line.deliver(line.webhook?.endpoint ?? "", line.channel.secret, events)).toBe(200);
  const rows = await city.world.storage.db.selectFrom("line_outgoing").select(["says", "tries"]).execute();
  // The friend-add, and the sticker.
  expect(rows).toHaveLength(2);
  const counted = await usage(city);
  expect([counted["event:unknown"], counted["event:account-link"], counted["event:message"]]).toEqual([
    2, 1, 4,
  ]);
});

test("[S8.1] [LI-7] switched off, nothing is answered and nothing that waits is sent; what LINE tells is still counted", async () => {
  await using city = await openLineCity();
  const { tools } = city.world.app;
  const phone = city.phone();
  city.line.outage = { status: 503 };
  await city.use(phone, { does: "befriend" });
  await city.work();
  await switchLineSetting(tools, system, { open: false, dangerWords: false });
  city.line.outage = null;
  await city.use(phone, { does: "type", text: "ねえ" });
  await switchLineSetting(tools, system, { open: true, dangerWords: false });
  await city.work();
  expect(phone.talk.filter(({ by }) => by === "account")).toEqual([]);
  expect((await usage(city))["event:message"]).toBe(1);
});

test("[LI-2] after the secret was replaced, what was signed with the one before counts for another day, and no longer", async () => {
  let clock = Date.now();
  await using city = await openLineCity({ now: () => new Date(clock) });
  const { tools } = city.world.app;
  const none = { token: null, signInId: null, signInSecret: null };
  await setLineKeySettings(tools, system, { ...none, secret: "another-secret-1" });
  const body = '{"events":[]}';
  const before = () => city.post(body, signedBy(city.line.channel.secret, body));
  expect((await before()).status).toBe(200);
  expect((await city.post(body, signedBy("another-secret-1", body))).status).toBe(200);
  clock += 25 * 3_600_000;
  expect((await before()).status).toBe(403);
});
