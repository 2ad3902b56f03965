import { afterAll, beforeAll, test, vi } from "vitest";
import type { Skin } from "../../contract/sync.ts";
import { openWorld, type World } from "../world.ts";
import { type Correspondent, consulteeAt, counsellorOf } from "./correspondents.ts";
import { fetchWithCookies } from "./jar.ts";
import * as networks from "./manners.ts";
import { type Manner, openMiddlebox } from "./middlebox.ts";
import { restMillis, restsOn, restsSince, restsWithinMillis } from "./rest.ts";

// F14 with the pages' own code and the ladder's own clock. The networks are tried side by side, so that the whole
// takes no longer than the worst of them.

type Network = {
  readonly name: string;
  readonly manner: Manner;
  readonly rung: Skin;
  readonly meddles: number;
};

const { cutsAfter, gathersAll } = networks;
const thin = { bytesPerSecond: 8_000, oneWayMillis: 1_000 };

/** Where the ladder must come to rest, and how often the network did its worst at least. */
const tried: readonly Network[] = [
  { name: "honest, no WebSocket", manner: networks.honest, rung: "stream", meddles: 0 },
  { name: "gathers whole answers", manner: gathersAll, rung: "wait", meddles: 2 },
  { name: "gathers bodies only", manner: networks.gathersBodies, rung: "wait", meddles: 2 },
  { name: "packs everything (gzip)", manner: networks.packs, rung: "wait", meddles: 2 },
  { name: "holds each piece back", manner: networks.holdsBack(), rung: "stream", meddles: 6 },
  // A stream counts as good after 5 s, so this stands for a cut after 30 s as well.
  { name: "cuts after 6 s", manner: cutsAfter(6_000), rung: "stream", meddles: 3 },
  { name: "cuts after 3 s", manner: cutsAfter(3_000), rung: "now", meddles: 4 },
  { name: "gathers, cuts after 10 s", manner: cutsAfter(10_000, gathersAll), rung: "now", meddles: 4 },
  { name: "HTTP/1.0", manner: networks.speaksOldHttp, rung: "stream", meddles: 3 },
  { name: "403 page for streams", manner: networks.blocksStreams(403), rung: "wait", meddles: 2 },
  { name: "407 page for streams", manner: networks.blocksStreams(407), rung: "wait", meddles: 2 },
  { name: "loses every third answer", manner: networks.losesAnswers(3), rung: "stream", meddles: 3 },
  { name: "asks everything twice", manner: networks.asksTwice, rung: "stream", meddles: 9 },
  { name: "64 kbit/s, 2 s there and back", manner: networks.slow(thin), rung: "stream", meddles: 3 },
];

const table: string[] = [];
let world: World;
let counsellor: string;

beforeAll(async () => {
  world = await openWorld();
  counsellor = (await world.staff("counsellor")).cookie;
  vi.stubGlobal("fetch", fetchWithCookies(new Map([[world.origin, counsellor]])));
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await world[Symbol.asyncDispose]();
  console.log(
    ["network | rung | settled after s | messages | worst ms | worst ms once settled", ...table].join("\n"),
  );
});

test.concurrent.for(tried)(
  "[DL-8] [DL-16] [DL-17] $name: messages flow, in order, once, and the ladder rests on $rung",
  { timeout: 180_000 },
  async ({ name, manner, rung, meddles }, { expect }) => {
    await using box = await openMiddlebox(world.origin, manner);
    const began = performance.now();
    using consultee = await consulteeAt(box.origin);
    consultee.say("c0");
    using held = await counsellorOf(world.origin, await consultee.opened());
    const worst = await talk(consultee, held, "climbing");

    await expect
      .poll(() => restsOn(box), { timeout: restsWithinMillis + restMillis, interval: 100 })
      .toBe(rung);
    const settledAfter = restsSince(box) - began;
    expect(settledAfter).toBeLessThan(restsWithinMillis);

    const worstSettled = await talk(consultee, held, "settled");
    await expect
      .poll(() => box.meddled(), { timeout: 60_000, interval: 100 })
      .toBeGreaterThanOrEqual(meddles);
    expect(restsOn(box)).toBe(rung);
    expect(box.upgrades()).toBe(0);

    const told = consultee.texts();
    expect(told).toEqual(held.texts());
    expect(told.filter((text) => text.startsWith("c"))).toEqual(["c0", ...both("c")]);
    expect(told.filter((text) => text.startsWith("k"))).toEqual(both("k"));
    expect([consultee.pending(), held.pending()]).toEqual([0, 0]);
    const figures = [settledAfter / 1_000, told.length, Math.max(worst, worstSettled), worstSettled];
    table.push([name, rung, ...figures.map((figure) => Math.round(figure))].join(" | "));
  },
);

test.concurrent("[S4.2] [S8.10] [DL-9] while the proxy asks for a sign-in, what is written waits; then it comes, in order, once", {
  timeout: 60_000,
}, async ({ expect }) => {
  let signedOut = false;
  await using box = await openMiddlebox(
    world.origin,
    networks.blocksAll(407, () => signedOut),
  );
  using consultee = await consulteeAt(box.origin);
  consultee.say("c0");
  using held = await counsellorOf(world.origin, await consultee.opened());
  await consultee.seen("c0");
  signedOut = true;
  for (const n of [1, 2, 3]) {
    consultee.say(`c${n}`);
    held.say(`k${n}`);
  }
  await expect.poll(() => box.meddled(), { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
  expect(consultee.pending()).toBe(3);
  signedOut = false;
  await Promise.all([consultee.seen("k3"), consultee.seen("c3"), held.seen("c3"), held.seen("k3")]);
  expect(consultee.texts()).toEqual(held.texts());
  expect(consultee.texts().filter((text) => text.startsWith("c"))).toEqual(["c0", "c1", "c2", "c3"]);
  expect(consultee.texts().filter((text) => text.startsWith("k"))).toEqual(["k1", "k2", "k3"]);
});

test.concurrent("[DL-8] what a scanner holds back is freed by the pad that follows it, never by a beat", async ({
  expect,
}) => {
  const freed: { held: string; by: string }[] = [];
  const manner = networks.holdsBack((held, by) => void freed.push({ held, by }));
  await using box = await openMiddlebox(world.origin, manner);
  using consultee = await consulteeAt(box.origin);
  consultee.say("c0");
  using held = await counsellorOf(world.origin, await consultee.opened());
  const words = Array.from({ length: 20 }, (_, n) => `k${n}`);
  for (const word of words) {
    held.say(word);
    await consultee.seen(word);
  }
  const frees = freed.filter(({ held }) => words.some((word) => held.includes(`"${word}"`)));
  expect(frees).toHaveLength(words.length);
  expect(frees.filter(({ by }) => !by.startsWith(":p"))).toEqual([]);
});

const turns = 4;
const burst = 3;

/** Turn by turn, where each waits for the other's word; then both at once. Returns the longest way of a word, in ms. */
async function talk(consultee: Correspondent, held: Correspondent, phase: string): Promise<number> {
  let worst = 0;
  async function carry(from: Correspondent, to: Correspondent, text: string): Promise<void> {
    const said = performance.now();
    from.say(text);
    worst = Math.max(worst, (await to.seen(text)) - said);
  }
  for (let n = 0; n < turns; n++) {
    await carry(consultee, held, `c ${phase} turn ${n}`);
    await carry(held, consultee, `k ${phase} turn ${n}`);
  }
  await Promise.all(
    Array.from({ length: burst }, (_, n) => [
      carry(consultee, held, `c ${phase} burst ${n}`),
      carry(held, consultee, `k ${phase} burst ${n}`),
    ]).flat(),
  );
  // Each has back what they wrote themselves, too.
  await Promise.all([
    consultee.seen(`c ${phase} burst ${burst - 1}`),
    held.seen(`k ${phase} burst ${burst - 1}`),
  ]);
  return worst;
}

function both(who: "c" | "k"): string[] {
  return ["climbing", "settled"].flatMap((phase) => [
    ...Array.from({ length: turns }, (_, n) => `${who} ${phase} turn ${n}`),
    ...Array.from({ length: burst }, (_, n) => `${who} ${phase} burst ${n}`),
  ]);
}
