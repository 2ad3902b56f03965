import { expect, test } from "vitest";
import { findPrograms } from "./programs.ts";
import { openScene } from "./scene.ts";
import { killedPrimary } from "./trials/killed-primary.ts";

const found = await findPrograms();
const why = found.ok ? "" : ` (left out here. ${found.sentence})`;

test.skipIf(!found.ok)(
  `[S8.9] [S12.3-5] [HA-1] [HA-5] F3: the primary of a cluster is killed under load, another takes its place, no word is lost, and the failover is counted once${why}`,
  { timeout: 600_000 },
  async () => {
    const scene = await openScene(null, console.info);
    if (typeof scene === "string") throw new Error(scene);
    await using _ = scene;
    const finding = await killedPrimary.run({ ...scene.ground, rounds: 1 });
    console.info(JSON.stringify(finding?.figures));
    expect(finding?.checks.filter(({ ok, timed }) => !ok && !timed)).toEqual([]);
    expect(finding?.figures).toMatchObject({ kills: 1, "failovers counted": 1 });
  },
);
