import { setTimeout as pause } from "node:timers/promises";
import { primary } from "./killed-primary.ts";
import { leaveBehind } from "./leave-behind.ts";
import { openStage, together } from "./stage.ts";
import { seconds, type Trial } from "./trial.ts";

const stayMillis = 10_000;

/** F6: the primary's cable is pulled, with its etcd and somebody who writes on its side of the cut. */
export const cutOffPrimary: Trial = {
  id: "F6",
  title: "network partition of the primary (network namespaces, its link taken down)",
  async run(ground) {
    const { cluster, networks } = ground;
    if (networks === null) return null;
    await using stage = await openStage(ground, "f6");
    await pause(2_000);
    const leader = await primary(ground);
    const behind = await leaveBehind(cluster.plan, leader, networks.names[leader.name]);
    const cut = performance.now();
    await networks.cut(leader.name);
    await stage.pulse.beatAfter(performance.now(), 90_000);
    const gap = stage.pulse.gapSince(cut);
    await pause(stayMillis);
    const afterCut = behind.acknowledged.filter(({ at }) => at > cut + 1_000).length;
    const healed = performance.now();
    await networks.heal(leader.name);
    await cluster.whole(120_000);
    const rejoined = performance.now() - healed;
    const lost = await behind.lost();
    return together(await stage.judge(), {
      checks: [
        { asked: "no split brain: the side cut off acknowledges nothing", ok: afterCut === 0 },
        { asked: "nothing acknowledged there is missing", ok: lost.length === 0 },
        {
          asked: "the writer there was heard before the cut",
          ok: behind.acknowledged.some(({ at }) => at < cut),
        },
      ],
      figures: {
        "write gap, s": seconds(gap),
        "rejoined after healing, s": seconds(rejoined),
        "acknowledged beside the old primary": behind.acknowledged.length,
        "of these after the cut": afterCut,
        "of these lost": lost.length,
      },
    });
  },
};
