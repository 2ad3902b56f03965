import { setTimeout as pause } from "node:timers/promises";
import { askServer, configure } from "../members.ts";
import { type NodeName, superuserUrl } from "../plan.ts";
import { signal } from "../running.ts";
import { primary } from "./killed-primary.ts";
import { openStage, type Stage, together } from "./stage.ts";
import { type Finding, type Ground, seconds, type Trial } from "./trial.ts";

const frozenMillis = 400;

/** F4: what was acknowledged in the last moment of a primary. The standbys hear nothing of it, and then it is gone. */
export const frozenWalsender: Trial = {
  id: "F4",
  title: "walsenders frozen for 400 ms, then the primary killed",
  async run(ground) {
    await using stage = await openStage(ground, "f4");
    const { gap, killed } = await freezeAndKill(ground, stage);
    await ground.cluster.start(killed);
    await ground.cluster.whole(120_000);
    return together(await stage.judge(), {
      checks: [],
      figures: { "write gap, s": seconds(gap) },
    });
  },
};

/** The same without synchronous replication has to lose something, or the trial above would show nothing. */
export const asynchronousControl: Trial = {
  id: "F4-control",
  title: "the same with asynchronous replication: must lose words",
  async run(ground) {
    const { plan } = ground.cluster;
    await configure(plan, { synchronous_mode: false, synchronous_mode_strict: false });
    try {
      await until(async () => (await standbyNames(ground)) === "", 30_000);
      await using stage = await openStage(ground, "f4_control");
      const { killed } = await freezeAndKill(ground, stage);
      await stage.pulse.stop();
      const { lost } = await stage.city.judge();
      const finding: Finding = {
        checks: [{ asked: "the history checker finds lost words", ok: lost.length > 0 }],
        figures: { "lost, as it must be": lost.length },
      };
      await ground.cluster.start(killed);
      return finding;
    } finally {
      await configure(plan, { synchronous_mode: true, synchronous_mode_strict: true });
      await until(async () => (await standbyNames(ground)) !== "", 30_000);
    }
  },
};

/** How long nobody was acknowledged, and which node it was that fell. */
async function freezeAndKill(
  ground: Ground,
  { pulse }: Stage,
): Promise<{ readonly gap: number; readonly killed: NodeName }> {
  const { cluster } = ground;
  await pause(3_000);
  const leader = await primary(ground);
  const senders = await askServer<{ pid: number }>(
    superuserUrl(cluster.plan, leader),
    "select pid from pg_stat_replication",
  );
  const began = performance.now();
  signal(
    senders.map(({ pid }) => pid),
    "SIGSTOP",
  );
  await pause(frozenMillis);
  await cluster.kill(leader.name);
  await pulse.beatAfter(performance.now(), 90_000);
  return { gap: pulse.gapSince(began), killed: leader.name };
}

async function standbyNames(ground: Ground): Promise<string> {
  const leader = await primary(ground);
  const [row] = await askServer<{ synchronous_standby_names: string }>(
    superuserUrl(ground.cluster.plan, leader),
    "show synchronous_standby_names",
  );
  return row?.synchronous_standby_names ?? "";
}

async function until(holds: () => Promise<boolean>, millis: number): Promise<void> {
  const deadline = performance.now() + millis;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > deadline) throw new Error("The cluster did not take the settings in time.");
    await pause(200);
  }
}
