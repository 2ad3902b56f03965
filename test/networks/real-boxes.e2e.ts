import { afterAll, beforeAll, test, vi } from "vitest";
import type { Skin } from "../../contract/sync.ts";
import { openWorld, type World } from "../world.ts";
import { consulteeAt, counsellorOf } from "./correspondents.ts";
import { fetchWithCookies } from "./jar.ts";
import { honest } from "./manners.ts";
import { type Middlebox, openMiddlebox } from "./middlebox.ts";
import { isInstalled, openNginx, openSquid } from "./real-boxes.ts";
import { restMillis, restsOn, restsWithinMillis } from "./rest.ts";
import { openTunnels } from "./tunnels.ts";

// F14 through real programs, where this machine has them (Debian: squid, nginx); the scripted networks run everywhere (ladder.e2e.ts).

const [hasSquid, hasNginx] = [isInstalled("squid"), isInstalled("nginx")];
let world: World;

beforeAll(async () => {
  world = await openWorld();
  const counsellor = (await world.staff("counsellor")).cookie;
  vi.stubGlobal("fetch", fetchWithCookies(new Map([[world.origin, counsellor]])));
  for (const [program, is] of Object.entries({ squid: hasSquid, nginx: hasNginx }))
    if (!is) console.log(`F14: ${program} is not installed here: it was not tried.`);
});

afterAll(async () => {
  vi.unstubAllGlobals();
  await world[Symbol.asyncDispose]();
});

const servicePort = (): number => Number(new URL(world.origin).port);

/** A child behind it and a counsellor on an honest line talk; then the ladder rests. Answers what both read, in order. */
async function talkThrough(
  box: Middlebox,
  rung: Skin,
  expect: typeof import("vitest")["expect"],
): Promise<void> {
  using consultee = await consulteeAt(box.origin);
  consultee.say("c0");
  using held = await counsellorOf(world.origin, await consultee.opened());
  async function turns(phase: string): Promise<void> {
    for (let n = 0; n < 3; n++) {
      consultee.say(`c ${phase} ${n}`);
      await held.seen(`c ${phase} ${n}`);
      held.say(`k ${phase} ${n}`);
      await consultee.seen(`k ${phase} ${n}`);
    }
  }
  await turns("climbing");
  await expect
    .poll(() => restsOn(box), { timeout: restsWithinMillis + restMillis, interval: 100 })
    .toBe(rung);
  await turns("settled");
  await consultee.seen("c settled 2");
  await expect.poll(() => consultee.pending() + held.pending(), { timeout: 30_000 }).toBe(0);
  const said = ["climbing", "settled"].flatMap((phase) =>
    [0, 1, 2].flatMap((n) => [`c ${phase} ${n}`, `k ${phase} ${n}`]),
  );
  expect(consultee.texts()).toEqual(["c0", ...said]);
  expect(held.texts()).toEqual(["c0", ...said]);
  expect(restsOn(box)).toBe(rung);
}

const patience = { timeout: 240_000 };

test.skipIf(!hasSquid)(
  "[S4.2] [S8.10] [DL-16] F14: through squid, by CONNECT to one host and one port: messages flow, in order, once, and the ladder rests on its best rung",
  patience,
  async ({ expect }) => {
    await using squid = await openSquid(servicePort());
    await using tunnels = await openTunnels(squid.port, servicePort());
    await using box = await openMiddlebox(tunnels.origin, honest);
    await talkThrough(box, "stream", expect);
    expect(tunnels.made()).toBeGreaterThan(5);
  },
);

test.skipIf(!hasNginx)(
  "[S4.2] [S8.10] [DL-15] F14: nginx as it comes heeds that nothing is to be gathered: streams come through",
  patience,
  async ({ expect }) => {
    await using nginx = await openNginx({ service: world.origin, gathers: false });
    await using box = await openMiddlebox(`http://127.0.0.1:${nginx.port}`, honest);
    await talkThrough(box, "stream", expect);
  },
);

test.skipIf(!hasNginx)(
  "[S4.2] [S8.10] [DL-8] F14: nginx that gathers and packs whatever it is told: the ladder rests on the long poll, and nothing is lost",
  patience,
  async ({ expect }) => {
    await using nginx = await openNginx({ service: world.origin, gathers: true });
    await using box = await openMiddlebox(`http://127.0.0.1:${nginx.port}`, honest);
    await talkThrough(box, "wait", expect);
  },
);
