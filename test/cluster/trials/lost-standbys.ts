import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { call } from "../../../apps/shared/call.ts";
import { type Browser, openBrowser } from "../../faults/browser.ts";
import type { City } from "../../faults/city.ts";
import type { Log } from "../../history.ts";
import { newIdempotencyKey } from "../../world.ts";
import { askServer } from "../members.ts";
import { nodeNames, superuserUrl } from "../plan.ts";
import { primary } from "./killed-primary.ts";
import { gaugeIs } from "./lost-standby.ts";
import { openStage, together } from "./stage.ts";
import { seconds, type Trial } from "./trial.ts";

/** As long as a page's own call may take before it gives up. */
const patienceMillis = 15_000;
const heldMillis = 40_000;

/** F7 once more: no standby is left. Nothing is acknowledged, everything can be read, and it heals by itself. */
export const lostStandbys: Trial = {
  id: "F7-all",
  title: "both standbys die: nothing is acknowledged, and reading goes on",
  async run(ground) {
    const { cluster } = ground;
    await using stage = await openStage(ground, "f7_all");
    const { city } = stage;
    const { browser: official } = await city.signIn("official");
    const writer = city.consultee();
    writer.write("before");
    await pause(3_000);
    const leader = await primary(ground);
    const standbys = nodeNames.filter((name) => name !== leader.name);
    const killed = performance.now();
    await Promise.all(standbys.map((name) => cluster.kill(name)));
    await gaugeIs(city, "durability_degraded", 1, 60_000);
    writer.write("while nothing is confirmed");
    const reads: number[] = [];
    const refusals: string[] = [];
    while (performance.now() - killed < heldMillis) {
      reads.push(await readList(official));
      refusals.push(await writeFirst(city));
      await pause(1_000);
    }
    const waiting = writer.unsent();
    const [row] = await askServer<{ held: number }>(
      superuserUrl(cluster.plan, leader),
      "select count(*)::int as held from pg_stat_activity where backend_type = 'client backend'",
    );
    const back = performance.now();
    await Promise.all(standbys.map((name) => cluster.start(name)));
    await stage.pulse.beatAfter(back, 120_000);
    const gap = performance.now() - back;
    await cluster.whole(120_000);
    await gaugeIs(city, "durability_degraded", 0, 60_000);
    return together(await stage.judge(), {
      checks: [
        { asked: "reading is answered all the while", ok: reads.every(Number.isFinite) },
        {
          asked: "a write is refused or unanswered, none is acknowledged",
          ok: refusals.every((code) => code === "busy" || code === "unreachable"),
        },
        { asked: "the child's page keeps the word (送信中)", ok: waiting === 1 },
        { asked: "connections stay below 100 of 200", ok: (row?.held ?? 200) < 100 },
      ],
      figures: {
        "reads answered": reads.length,
        "slowest read, s": seconds(Math.max(...reads)),
        "connections at the primary": row?.held ?? 0,
        "writes back after the standbys started, s": seconds(gap),
      },
    });
  },
};

/** How long the list took, in milliseconds; not a number where it was not answered. */
async function readList(official: Browser): Promise<number> {
  const began = performance.now();
  const asked = { epoch: null, skin: "now" as const, desk: { after: null }, watch: [] };
  const read = official.run(() => call("/api/desk/sync", asked));
  const answer = await Promise.race([read, pause(patienceMillis, null)]);
  return answer?.ok ? performance.now() - began : Number.NaN;
}

/** The code of the refusal that a new child's first message gets. Perhaps it is stored later on, so it is in the history. */
async function writeFirst(city: City): Promise<string> {
  const browser = openBrowser(city.front.origin);
  const arrived = await browser.run(() => call("/api/arrive", {}));
  if (!arrived.ok) return arrived.code;
  const first = { epoch: arrived.value.epoch, key: newIdempotencyKey(), text: randomUUID() };
  const log: Log = { who: `a newcomer, ${first.text}`, reads: "own", events: [] };
  log.events.push({ t: "pressed", key: first.key, body: first.text });
  city.logs.push(log);
  const answer = await browser.run(() => call("/api/open", first));
  return answer.ok ? "acknowledged" : answer.code;
}
