import { expect, test } from "vitest";
import { call } from "../../apps/shared/call.ts";
import { fakeBrowser } from "../../apps/shared/fake-neighbours.ts";
import { shareReading } from "../../apps/shared/tabs.ts";
import type { SyncOptions } from "../../apps/shared/wants.ts";
import { noFaults } from "../history.ts";
import { newIdempotencyKey } from "../world.ts";
import { openBrowser } from "./browser.ts";
import { type City, openCity } from "./city.ts";
import { arrived, done, seqOf, storedSeqs, type Writer, writersOf } from "./writers.ts";

const clicks = 10;
const replays = 100;

async function cityOfTwo(): Promise<City> {
  const city = await openCity();
  await Promise.all([city.start(), city.start()]);
  return city;
}

/** All at the same moment, through both processes. */
function atOnce(
  city: City,
  { cookie, write }: Writer,
  count: number,
  key = newIdempotencyKey(),
  text = "again",
) {
  const door = () => openBrowser(city.front.origin, "stream", cookie);
  return Promise.all(Array.from({ length: count }, async () => seqOf(await write(door(), key, text))));
}

test("[DL-2] [DL-3] F16: おくる pressed ten times, replayed a hundred times, and the same key with other words", async () => {
  await using city = await cityOfTwo();
  const { open, send, reply } = await writersOf(city);
  let calls = 0;
  for (const writer of [open, send, reply]) {
    const key = newIdempotencyKey();
    const clicked = await atOnce(city, writer, clicks, key, "pressed");
    const [seq, ...more] = await storedSeqs(city, key);
    expect(more).toEqual([]);
    expect(new Set(clicked)).toEqual(new Set([seq]));
    // The talk goes on, and the old call comes again and again.
    await atOnce(city, send, 5);
    for (let i = 0; i < replays / clicks; i++)
      expect(new Set(await atOnce(city, writer, clicks, key, "pressed"))).toEqual(new Set([seq]));
    expect(new Set(await atOnce(city, writer, clicks, key, "other words"))).toEqual(new Set(["key-reused"]));
    expect(await storedSeqs(city, key)).toEqual([seq]);
    calls += clicks + replays + clicks;
  }
  const stored = [...(await city.stored()).values()].flat();
  expect(stored.filter((entry) => entry.kind === "message" && entry.text === "other words")).toEqual([]);
  expect(stored.filter((entry) => entry.kind === "message" && entry.text === "pressed")).toHaveLength(3);
  console.info(`F16: ${calls} calls under 3 keys, rows 3, refused ${3 * clicks} with other words`);
}, 180_000);

test("[DL-2] F16: what was taken before the consultation closed is answered alike after it", async () => {
  await using city = await cityOfTwo();
  const { send, reply, epoch, consultation } = await writersOf(city);
  for (const writer of [send, reply]) await atOnce(city, writer, clicks);
  const keys = [newIdempotencyKey(), newIdempotencyKey()] as const;
  const before = [await atOnce(city, send, clicks, keys[0]), await atOnce(city, reply, clicks, keys[1])];
  const counsellor = openBrowser(city.front.origin, "stream", reply.cookie);
  done(await counsellor.run(() => call("/api/desk/close", { epoch, consultation })));
  const after = [await atOnce(city, send, clicks, keys[0]), await atOnce(city, reply, clicks, keys[1])];
  expect(after).toEqual(before);
  expect(new Set(await atOnce(city, send, clicks))).toEqual(new Set(["consultation-closed"]));
}, 180_000);

test("[CN-7] F16: two counsellors press 対応開始 ten times each: one gets it, once", async () => {
  await using city = await cityOfTwo();
  const { child, counsellor, epoch } = await arrived(city);
  const { browser: colleague } = await city.signIn("counsellor");
  const first = { epoch, key: newIdempotencyKey(), text: "hello" };
  const { consultation } = done(await child.run(() => call("/api/open", first)));
  const presses = Array.from({ length: clicks }, () => [counsellor, colleague]).flat();
  const answers = await Promise.all(
    presses.map(async (browser) => {
      const answer = await browser.run(() => call("/api/desk/claim", { epoch, consultation }));
      return `${browser === counsellor ? "one" : "the other"}: ${answer.ok ? "has it" : answer.code}`;
    }),
  );
  const winner = answers.find((answer) => answer.endsWith("has it"))?.split(":")[0];
  const loser = winner === "one" ? "the other" : "one";
  expect(new Set(answers)).toEqual(new Set([`${winner}: has it`, `${loser}: already-claimed`]));
  const entries = (await city.stored()).get(consultation) ?? [];
  expect(entries.filter(({ kind }) => kind === "claim")).toHaveLength(1);
}, 180_000);

test("[DL-10] F16: two tabs of one browser write at the same time, and both show everything once", async () => {
  await using city = await cityOfTwo();
  const neighbours = fakeBrowser();
  const startSync = (options: SyncOptions) => shareReading(options, neighbours.tab());
  const one = city.consultee({ startSync });
  one.write("from one tab");
  await expect.poll(() => one.unsent(), { timeout: 60_000 }).toBe(0);
  const other = city.consultee({ startSync, beside: one });
  await expect.poll(() => other.talk().cursor, { timeout: 60_000 }).toBe(1);
  for (let n = 0; n < 20; n++) for (const page of [one, other]) page.write(`${page.who}, word ${n}`);
  const agreed = await city.agree(60_000);
  const gauges = await Promise.all([...city.processes].map((process) => process.gauges()));
  expect(gauges.reduce((sum, { gauges }) => sum + (gauges["streams"] ?? 0), 0)).toBe(1);
  console.info(`F16, two tabs: ${city.figures()}, streams 1, agreement ${Math.round(agreed)} ms`);
  expect(await city.judge()).toEqual(noFaults);
}, 180_000);
