import { setTimeout as pause } from "node:timers/promises";
import type { City } from "../../faults/city.ts";
import { followersOf } from "../members.ts";
import { type NodeName, nodeNames } from "../plan.ts";
import { primary } from "./killed-primary.ts";
import { openStage, together } from "./stage.ts";
import { type Ground, seconds, type Trial } from "./trial.ts";

/** F7: the standby for which commits wait dies. Another takes its place, and it is told that one is missing. */
export const lostStandby: Trial = {
  id: "F7",
  title: "the synchronous standby dies",
  async run(ground) {
    const { cluster } = ground;
    await using stage = await openStage(ground, "f7");
    await pause(2_000);
    const name = await confirming(ground);
    const killed = performance.now();
    await cluster.kill(name);
    await stage.pulse.beatAfter(performance.now(), 60_000);
    await gaugeIs(stage.city, "durability_degraded", 1, 60_000);
    const toldAfter = performance.now() - killed;
    const gap = stage.pulse.gapSince(killed);
    await cluster.start(name);
    await cluster.whole(120_000);
    await gaugeIs(stage.city, "durability_degraded", 0, 60_000);
    return together(await stage.judge(), {
      checks: [{ timed: true, asked: "writes pause for 10 s at most", ok: gap <= 10_000 }],
      figures: { "write gap, s": seconds(gap), "told as degraded after, s": seconds(toldAfter) },
    });
  },
};

async function confirming(ground: Ground): Promise<NodeName> {
  const followers = await followersOf(ground.cluster.plan, await primary(ground));
  const name = followers.find(({ confirms }) => confirms)?.name;
  const found = nodeNames.find((one) => one === name);
  if (!found) throw new Error("No standby confirms commits.");
  return found;
}

/** At every process of the city. */
export async function gaugeIs(city: City, name: string, value: number, withinMillis: number): Promise<void> {
  const deadline = performance.now() + withinMillis;
  for (;;) {
    const all = await Promise.all([...city.processes].map((process) => process.gauges()));
    if (all.every(({ gauges }) => gauges[name] === value)) return;
    if (performance.now() > deadline) throw new Error(`${name} did not become ${value} in time.`);
    await pause(250);
  }
}
