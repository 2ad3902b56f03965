import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "./embedded.ts";
import { UnfitDatabase } from "./unfit.ts";

test("[HO-4] [S9.5] data of another major PostgreSQL are refused with a sentence and stay as they were", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "yorisoi-version-"));
  await chmod(dataDir, 0o711);
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const options = { dataDir, log: () => {} };
  let server = await startEmbedded(options);
  const { folder } = server;
  await server.stop();
  const file = join(folder, "postgres", "PG_VERSION");
  const present = await readFile(file, "utf8");
  const before = await readdir(join(folder, "postgres"));

  await writeFile(file, "17\n");
  const starting = startEmbedded(options);
  await expect(starting).rejects.toThrow(UnfitDatabase);
  await expect(starting).rejects.toThrow(
    /was made by PostgreSQL 17, but the installed one is \d+, and nothing was touched/,
  );
  expect(await readFile(file, "utf8")).toBe("17\n");
  expect(await readdir(join(folder, "postgres"))).toEqual(before);

  // With the version that made it, as before.
  await writeFile(file, present);
  server = await startEmbedded(options);
  await server.stop();
});
