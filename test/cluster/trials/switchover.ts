import { setTimeout as pause } from "node:timers/promises";
import { switchOver } from "../members.ts";
import { openStage, together } from "./stage.ts";
import { medianOf, seconds, type Trial } from "./trial.ts";

/** A planned change of the primary, as before maintenance of its machine. */
export const plannedSwitchover: Trial = {
  id: "switchover",
  title: "planned switchover of the primary",
  async run(ground) {
    const { cluster, rounds, say } = ground;
    await using stage = await openStage(ground, "switchover");
    const gaps: number[] = [];
    for (let round = 0; round < Math.min(5, rounds); round++) {
      await pause(2_000);
      const began = performance.now();
      await switchOver(cluster.plan);
      const over = performance.now();
      await stage.pulse.beatAfter(over, 60_000);
      await cluster.whole(60_000);
      gaps.push(seconds(stage.pulse.gapSince(began)));
      say(`Switchover ${round + 1}: writes paused for ${gaps.at(-1)} s.`);
    }
    return together(await stage.judge(), {
      checks: [{ timed: true, asked: "writes pause for 5 s at most (median)", ok: medianOf(gaps) <= 5 }],
      figures: { "write gap, median, s": medianOf(gaps), "write gap, worst, s": Math.max(...gaps) },
    });
  },
};
