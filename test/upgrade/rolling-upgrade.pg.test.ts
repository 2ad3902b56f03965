import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Process } from "../faults/processes.ts";
import { noFaults } from "../history.ts";
import { root } from "../source.ts";
import { checkOutLastRelease, readLastRelease, whyNoLastRelease } from "./last-release.ts";
import { expectUnnoticed, openWatched } from "./people-who-notice.ts";

/** Longer than a connection lies idle between two polls, and than the balancer takes to notice. */
const drain = { DRAIN_SECONDS: "6" };

const release = await readLastRelease();
const missing = await whyNoLastRelease(release);
if (missing) console.info(`F19, upgrade: not tried. ${missing}`);

test("the last release is one whose migrations stand here", () => {
  expect(readdirSync(join(root, "server/storage/migrations"))).toContain(release.schema);
  expect(release.commit).toMatch(/^[0-9a-f]{40}$/);
});

test.skipIf(missing !== null)(
  "[HO-3] [S9.6] [S9.4] F19: from the last release to this one and back under load, on the newer schema, and nobody sees an error",
  async () => {
    await using last = await checkOutLastRelease(release);
    await using watched = await openWatched((city) =>
      Promise.all([city.start(drain, last.folder), city.start(drain, last.folder)]),
    );
    const { city } = watched;

    /** One by one, so that for a while both versions serve the same talks. */
    async function exchange(folder: string): Promise<void> {
      for (const before of [...city.processes]) {
        await city.start(drain, folder);
        await city.stop(before);
      }
    }

    const of = (processes: Iterable<Process>): string => [...processes].map(({ pid }) => pid).join();
    const first = of(city.processes);
    await exchange(root);
    expect(of(city.processes)).not.toBe(first);
    await exchange(last.folder);
    const noticed = await watched.end();
    console.info(
      `F19, upgrade from ${release.version} (${release.schema}) and back: ${city.figures()}, ${JSON.stringify(noticed)}`,
    );
    expectUnnoticed(noticed);
    expect(await city.judge()).toEqual(noFaults);
  },
  400_000,
);
