import { execFile } from "node:child_process";
import { chmod, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { expect, test } from "vitest";
import { startEmbedded } from "../../server/storage/embedded.ts";
import { noFaults } from "../history.ts";
import { openCity } from "./city.ts";
import { attend, chatter } from "./load.ts";

const run = promisify(execFile);

/** A disk of 300 MB of its own; null where this machine does not let us have one. */
async function openSmallDisk(): Promise<(AsyncDisposable & { readonly folder: string }) | null> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return null;
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-small-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", "size=300m,mode=711", "tmpfs", folder]);
  } catch {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  await chmod(folder, 0o711);
  return {
    folder,
    async [Symbol.asyncDispose]() {
      await run("umount", ["-l", folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes until nothing fits any more. */
async function fill(path: string): Promise<void> {
  await using file = await open(path, "w");
  for (let size = 1_048_576; size >= 512; ) {
    const { bytesWritten } = await file.write(Buffer.alloc(size, 1)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOSPC") return { bytesWritten: 0 };
      throw error;
    });
    if (bytesWritten < size) size >>= 1;
  }
}

/** Until the server cannot go on: each time it needs another file of its log. */
async function useUpLog(url: string): Promise<void> {
  for (;;) {
    const client = new pg.Client({ connectionString: url, query_timeout: 5_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("create table if not exists ballast (n int); insert into ballast values (1)");
      await client.query("select pg_switch_wal()");
    } catch {
      return;
    } finally {
      void client.end();
    }
  }
}

test("[DL-1] F9: the database's disk is full: nobody is told of an arrival that was none, and with room again everything arrives", async (context) => {
  await using disk = await openSmallDisk();
  if (disk === null) return context.skip("No disk of a size of our own can be mounted here.");
  const settings = { max_wal_size: "48MB", min_wal_size: "32MB" };
  await using server = await startEmbedded({ dataDir: join(disk.folder, "data"), log: () => {}, settings });
  await using city = await openCity({ url: server.url() });
  await Promise.all([city.start(), city.start()]);
  const children = (["stream", "wait", "now"] as const).map((rung) => city.consultee({ rung }));
  const counsellors = [await city.counsellor(), await city.counsellor()];
  const stop = new AbortController();
  const load = [
    ...children.map((child) => chatter(child, { everyMillis: 100 }, stop.signal)),
    ...counsellors.map((counsellor) => attend(counsellor, { everyMillis: 150 }, stop.signal)),
  ];
  await expect
    .poll(() => children.every((child) => child.consultation() !== null), { timeout: 60_000 })
    .toBe(true);
  const ballast = join(disk.folder, "ballast");
  await fill(ballast);
  await useUpLog(server.url());
  // People go on writing, and what they write stays with them.
  await expect.poll(() => children.every((child) => child.unsent() >= 5), { timeout: 120_000 }).toBe(true);
  await rm(ballast);
  await pause(2_000);
  stop.abort();
  await Promise.all(load);
  const agreed = await city.agree(180_000);
  console.info(`F9: ${city.figures()}, agreement ${Math.round(agreed)} ms after there was room`);
  expect(await city.judge()).toEqual(noFaults);
  expect(city.logs.flatMap(({ events }) => events.filter(({ t }) => t === "failed"))).toEqual([]);
}, 400_000);
