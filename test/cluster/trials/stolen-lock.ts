import { setTimeout as pause } from "node:timers/promises";
import { giveLock } from "../give-lock.ts";
import { followersOf } from "../members.ts";
import { type NodeName, nodeNames } from "../plan.ts";
import { primary } from "./killed-primary.ts";
import { openStage, together } from "./stage.ts";
import { type Ground, seconds, type Trial } from "./trial.ts";

/** However somebody came by the lock: promoted is only who has all that was acknowledged. */
export const stolenLock: Trial = {
  id: "F6-lock",
  title: "the lock of the primary falls to a standby that no commit waits for",
  async run(ground) {
    const { cluster } = ground;
    await using stage = await openStage(ground, "f6_lock");
    await pause(2_000);
    const thief = await unconfirming(ground);
    const stolen = performance.now();
    await giveLock(cluster.plan, thief);
    await cluster.whole(120_000);
    await stage.pulse.beatAfter(performance.now(), 60_000);
    const { name } = await primary(ground);
    return together(await stage.judge(), {
      checks: [{ asked: "the standby that no commit waited for was not promoted", ok: name !== thief }],
      figures: { "write gap, s": seconds(stage.pulse.gapSince(stolen)) },
    });
  },
};

async function unconfirming(ground: Ground): Promise<NodeName> {
  const followers = await followersOf(ground.cluster.plan, await primary(ground));
  const name = followers.find(({ confirms }) => !confirms)?.name;
  const found = nodeNames.find((one) => one === name);
  if (!found) throw new Error("Every standby confirms commits.");
  return found;
}
