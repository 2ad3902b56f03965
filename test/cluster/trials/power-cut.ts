import { setTimeout as pause } from "node:timers/promises";
import { pieces } from "../cluster.ts";
import { openStage, together } from "./stage.ts";
import { seconds, type Trial } from "./trial.ts";

const patienceMillis = 180_000;

/** F22: everything is killed at once, and started in any order. */
export const powerCut: Trial = {
  id: "F22",
  title: "power cut: kill -9 of everything, started in any order",
  async run(ground) {
    const { cluster, say } = ground;
    await using stage = await openStage(ground, "f22");
    const { city } = stage;
    await pause(4_000);
    const cut = performance.now();
    await Promise.all([
      ...pieces.map((piece) => cluster.kill(piece)),
      ...[...city.processes].map((process) => city.kill(process)),
    ]);
    const on = performance.now();
    const order = [...pieces, "service" as const].toSorted(() => Math.random() - 0.5);
    say(`Started again in this order: ${order.join(", ")}.`);
    const starting: Promise<void>[] = [];
    for (const one of order) {
      if (one === "service") starting.push(startAgain(stage.startProcesses));
      else await cluster.start(one);
    }
    await stage.pulse.beatAfter(on, patienceMillis);
    const back = performance.now() - on;
    await Promise.all(starting);
    await cluster.whole(patienceMillis);
    return together(await stage.judge(), {
      checks: [{ timed: true, asked: "comes up by itself within 3 min", ok: back <= patienceMillis }],
      figures: {
        "acknowledging again, s": seconds(back),
        "without an acknowledgement, s": seconds(stage.pulse.gapSince(cut)),
        order: order.join(", "),
      },
    });
  },
};

/** Whoever keeps the service running starts it again where it gave up before the database was there. */
async function startAgain(start: () => Promise<void>): Promise<void> {
  for (const deadline = performance.now() + patienceMillis; ; ) {
    try {
      return await start();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(1_000);
    }
  }
}
