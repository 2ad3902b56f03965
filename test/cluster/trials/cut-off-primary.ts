import { setTimeout as pause } from "node:timers/promises";
import type { Networks } from "../networks.ts";
import { primary } from "./killed-primary.ts";
import { leaveBehind } from "./leave-behind.ts";
import { openStage, type Stage, together } from "./stage.ts";
import { type Ground, medianOf, seconds, type Trial } from "./trial.ts";

const stayMillis = 8_000;
/** How long Patroni takes for one, cut off from etcd. */
const roundMillis = 8_000;
/** A cut takes the better part of a minute. */
const mostRounds = 5;

/** F6: the primary's cable is pulled, with its etcd and somebody who writes on its side of the cut. */
export const cutOffPrimary: Trial = {
  id: "F6",
  title: "network partition of the primary (network namespaces, its link taken down)",
  async run(ground) {
    const { networks, rounds, say } = ground;
    if (networks === null) return null;
    await using stage = await openStage(ground, "f6");
    const cuts: Cut[] = [];
    for (let round = 0; round < Math.min(mostRounds, rounds); round++) {
      cuts.push(await cutOnce(ground, networks, stage));
      const { gap, rejoined } = cuts.at(-1) as Cut;
      say(`Cut ${round + 1}: writes were back after ${gap} s, the node ${rejoined} s after its link.`);
    }
    const all = (figure: (cut: Cut) => number): number => cuts.reduce((sum, cut) => sum + figure(cut), 0);
    return together(await stage.judge(), {
      checks: [
        {
          asked: "no split brain: the side cut off acknowledges nothing",
          ok: all(({ afterCut }) => afterCut) === 0,
        },
        { asked: "nothing acknowledged there is missing", ok: all(({ lost }) => lost) === 0 },
        { asked: "the writer there was heard before the cut", ok: cuts.every(({ before }) => before > 0) },
        {
          asked: "whoever took the place of the primary keeps it when the link is back",
          ok: cuts.every(({ kept }) => kept),
        },
      ],
      figures: {
        cuts: cuts.length,
        "write gap, median, s": medianOf(cuts.map(({ gap }) => gap)),
        "write gap, worst, s": Math.max(...cuts.map(({ gap }) => gap)),
        "rejoined after healing, median, s": medianOf(cuts.map(({ rejoined }) => rejoined)),
        "acknowledged beside the old primary": all(({ acknowledged }) => acknowledged),
        "of these after the cut": all(({ afterCut }) => afterCut),
        "of these lost": all(({ lost }) => lost),
      },
    });
  },
};

/** One pulled cable, from the last word before it to the node that follows again. Times in seconds. */
type Cut = {
  readonly gap: number;
  readonly rejoined: number;
  readonly kept: boolean;
  /** What the writer on the side cut off was told is stored. */
  readonly acknowledged: number;
  readonly before: number;
  readonly afterCut: number;
  readonly lost: number;
};

async function cutOnce(ground: Ground, networks: Networks, { pulse }: Stage): Promise<Cut> {
  const { cluster } = ground;
  await pause(2_000);
  const leader = await primary(ground);
  const behind = await leaveBehind(cluster.plan, leader, networks.names[leader.name]);
  const cut = performance.now();
  await networks.cut(leader.name);
  await pulse.beatAfter(performance.now(), 90_000);
  const gap = pulse.gapSince(cut);
  const successor = await primary(ground);
  // Its etcd and its Patroni are tried at different moments of their rounds.
  await pause(stayMillis + roundMillis * Math.random());
  const healed = performance.now();
  await networks.heal(leader.name);
  const rejoined = (await cluster.whole(120_000)) - healed;
  const lost = await behind.lost();
  return {
    gap: seconds(gap),
    rejoined: seconds(rejoined),
    kept: (await primary(ground)).name === successor.name,
    acknowledged: behind.acknowledged.length,
    before: behind.acknowledged.filter(({ at }) => at < cut).length,
    afterCut: behind.acknowledged.filter(({ at }) => at > cut + 1_000).length,
    lost: lost.length,
  };
}
