import { setTimeout as pause } from "node:timers/promises";
import { primary } from "./killed-primary.ts";
import { leaveBehind } from "./leave-behind.ts";
import { openStage, together } from "./stage.ts";
import { seconds, type Trial } from "./trial.ts";

/** F5: the primary hangs instead of dying, and goes on when another one has taken its place. */
export const hungPrimary: Trial = {
  id: "F5",
  title: "the primary hangs (SIGSTOP) instead of dying",
  async run(ground) {
    const { cluster, networks } = ground;
    await using stage = await openStage(ground, "f5");
    await pause(2_000);
    const leader = await primary(ground);
    const behind = await leaveBehind(cluster.plan, leader, networks?.names[leader.name] ?? null);
    const frozen = performance.now();
    await cluster.freeze(leader.name);
    await stage.pulse.beatAfter(performance.now(), 90_000);
    const gap = stage.pulse.gapSince(frozen);
    // The old one wakes up beside the new one, and believes for a moment that it is the primary.
    await pause(3_000);
    const thawed = performance.now();
    await cluster.thaw(leader.name);
    const rejoined = (await cluster.whole(120_000)) - thawed;
    const lost = await behind.lost();
    return together(await stage.judge(), {
      checks: [
        {
          asked: "one writer at any time: nothing the old primary acknowledged is missing",
          ok: lost.length === 0,
        },
        {
          asked: "the writer beside it was heard before",
          ok: behind.acknowledged.some(({ at }) => at < frozen),
        },
      ],
      figures: {
        "write gap, s": seconds(gap),
        "rejoined, s": seconds(rejoined),
        "acknowledged beside the old primary": behind.acknowledged.length,
        "of these lost": lost.length,
      },
    });
  },
};
