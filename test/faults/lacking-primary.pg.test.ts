import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { type EmbeddedServer, startEmbedded } from "../../server/storage/embedded.ts";
import { startStandby } from "../../server/storage/testing-standby.ts";
import { noFaults } from "../history.ts";
import { openCity } from "./city.ts";

test("[S8.9] [HA-4] [DL-5] a primary takes over that lacks what was acknowledged: another epoch begins, and open pages bring it back", async () => {
  await using scene = await openScene();
  const { city, takeOver, stopFollowing } = scene;
  const child = city.consultee();
  child.write("the standby has this");
  const counsellor = await city.counsellor();
  await city.agree(60_000);
  await counsellor.claim(child.consultation() as ConsultationId);
  await city.agree(60_000);
  await stopFollowing();
  for (let n = 0; n < 5; n++) {
    child.write(`the standby lacks this: ${n}`);
    counsellor.reply(child.consultation() as ConsultationId, `and this answer: ${n}`);
  }
  await city.agree(60_000);
  const before = child.epoch();
  await takeOver();
  await expect.poll(() => child.epoch(), { timeout: 60_000 }).not.toBe(before);
  await city.agree(120_000);
  // As many entries again, by another way: by numbers alone nobody would ever find out.
  for (let n = 0; n < 5; n++) child.write(`after it: ${n}`);
  await city.agree(60_000);
  expect(await city.judge()).toEqual(noFaults);
}, 240_000);

test("[HA-4] a primary takes over that has everything: the epoch stays, and nobody starts over", async () => {
  await using scene = await openScene();
  const { city, takeOver, caughtUp } = scene;
  const child = city.consultee();
  for (let n = 0; n < 5; n++) child.write(`the standby has this: ${n}`);
  await city.agree(60_000);
  const before = child.epoch();
  await caughtUp();
  await takeOver();
  child.write("after it");
  await city.agree(120_000);
  expect(child.epoch()).toBe(before);
  expect(await city.judge()).toEqual(noFaults);
}, 240_000);

/** Two processes on a primary, and a standby nobody waits for. */
async function openScene() {
  await using building = new AsyncDisposableStack();
  const primary = building.use(await startEmbedded({ dataDir: await tempFolder(), log: () => {} }));
  const standby = building.use(await startStandby(primary, await tempFolder()));
  const city = building.use(await openCity({ url: `${primary.url()},${standby.url()}` }));
  await Promise.all([city.start(), city.start()]);
  const open = building.move();
  const position = async (on: EmbeddedServer, of: string): Promise<unknown> =>
    (await ask(on, `select ${of} as at`))[0]?.["at"];
  return {
    city,
    async stopFollowing() {
      await ask(standby, "alter system set primary_conninfo = ''");
      await ask(standby, "select pg_reload_conf()");
      const senders = () => ask(primary, "select pid from pg_stat_replication");
      await expect.poll(senders, { timeout: 20_000 }).toEqual([]);
    },
    async caughtUp() {
      const written = await position(primary, "pg_current_wal_lsn()");
      const has = () => position(standby, `pg_last_wal_receive_lsn() >= '${written}'`);
      await expect.poll(has, { timeout: 20_000 }).toBe(true);
    },
    async takeOver() {
      await primary.stop();
      await ask(standby, "select pg_promote()");
    },
    [Symbol.asyncDispose]: () => open.disposeAsync(),
  };
}

async function ask(server: EmbeddedServer, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-lacking-"));
  await chmod(folder, 0o711);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
