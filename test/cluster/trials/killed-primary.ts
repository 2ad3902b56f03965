import { setTimeout as pause } from "node:timers/promises";
import { leaderOf } from "../members.ts";
import type { NodePlan } from "../plan.ts";
import { openStage, together } from "./stage.ts";
import { type Ground, medianOf, seconds, type Trial } from "./trial.ts";

const wholeMillis = 120_000;

/** F3: the primary and its Patroni are killed at once, again and again, and each time come back to follow the new one. */
export const killedPrimary: Trial = {
  id: "F3",
  title: "kill -9 of the primary database",
  async run(ground) {
    const { cluster, rounds, say } = ground;
    await using stage = await openStage(ground, "f3");
    const gaps: number[] = [];
    const rejoins: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await pause(2_000 + 2_000 * Math.random());
      const { name } = await primary(ground);
      const killed = performance.now();
      await cluster.kill(name);
      // From when it is really gone: the beats before are of the old one.
      await stage.pulse.beatAfter(performance.now(), 90_000);
      gaps.push(seconds(stage.pulse.gapSince(killed)));
      const back = performance.now();
      await cluster.start(name);
      rejoins.push(seconds((await cluster.whole(wholeMillis)) - back));
      say(
        `Kill ${round + 1} of ${rounds}: writes were back after ${gaps.at(-1)} s, the node after ${rejoins.at(-1)} s.`,
      );
    }
    const judged = await stage.judge();
    const failovers = await stage.failovers(rounds);
    const slow = gaps.filter((gap) => gap > 30).length;
    return together(judged, {
      checks: [
        { asked: "each failover was put down once", ok: failovers === rounds },
        {
          asked: "writes back within 30 s (19 of 20), 60 s at most",
          timed: true,
          ok: Math.max(...gaps) <= 60 && slow <= rounds / 20,
        },
      ],
      figures: {
        kills: rounds,
        "failovers counted": failovers,
        "write gap, median, s": medianOf(gaps),
        "write gap, worst, s": Math.max(...gaps),
        "rejoined, median, s": medianOf(rejoins),
        "write gaps, s": gaps,
      },
    });
  },
};

export async function primary({ cluster }: Ground): Promise<NodePlan> {
  const found = await leaderOf(cluster.plan);
  if (found === null) throw new Error("There is no primary.");
  return found;
}
