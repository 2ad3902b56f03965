import { randomUUID } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Storage } from "../storage/database.ts";
import { KeyError } from "../storage/keys.ts";
import { workAlone } from "./alone.ts";
import { recordKeyAct } from "./record-key-act.ts";
import { type KeySource, openRing, type Ring, refuseForeignFile } from "./ring.ts";
import { readKeyStatus, refuseUnfit } from "./status.ts";
import { closeVersion, countConnectionsOlderThan } from "./store.ts";

type ForgetTools = { readonly storage: Storage; readonly keys: KeySource };

/** Throws a KeyError that says why this version must stay, where it must. Changes nothing. */
export async function refuseToForget({ storage, keys }: ForgetTools, version: number): Promise<Ring> {
  const ring = await openRing(keys);
  const { provider, versions } = ring;
  if (version === provider.current)
    throw new KeyError(`Version ${version} stays: it is the one that new keys are wrapped by.`);
  if (!versions.includes(version))
    throw new KeyError(`There is no version ${version} here (known: ${versions.join(", ")}).`);
  const status = await readKeyStatus(storage, ring);
  refuseUnfit(status);
  const { dataKeys = 0, secrets = 0 } = status.versions.find((one) => one.version === version) ?? {};
  if (dataKeys + secrets > 0) throw stillWraps(version, dataKeys + secrets);
  await refuseForeignFile(ring);
  await refuseWithOldServers(storage, ring);
  return ring;
}

/**
 * Takes a key-encryption key that wraps nothing any more out of the file. Before that the database is told to take nothing
 * that is wrapped by it: a server that was not restarted since the rotation may go on wrapping by it, and what it stored
 * would never open again. With keys from the environment only the database is told.
 */
export async function forgetKey(
  tools: ForgetTools,
  version: number,
): Promise<{ readonly file: string | null }> {
  await using _alone = await workAlone(tools.storage);
  const { file } = await refuseToForget(tools, version);
  const left = await closePatiently(tools.storage, version);
  if (left > 0) throw stillWraps(version, left);
  await recordKeyAct(tools.storage, "key:forget", { version });
  if (file !== null) await takeOut(file, version);
  return { file };
}

function stillWraps(version: number, count: number): KeyError {
  return new KeyError(
    `Version ${version} stays: ${count} keys are still wrapped by it, and would be lost with it. Rotate first.`,
  );
}

/**
 * A server keeps a connection for as long as it lives, so one older than the newest key belongs to a server that still
 * wraps by the version before. That cannot be told of keys in the environment: nobody knows since when they are there.
 */
async function refuseWithOldServers({ db }: Storage, { file }: Ring): Promise<void> {
  if (file === null) return;
  const ageMillis = Date.now() - (await stat(file)).mtimeMs;
  if ((await countConnectionsOlderThan(db, Math.max(0, ageMillis))) === 0) return;
  throw new KeyError(
    "A server that was started before the newest key was added is still running, and wraps by the old one: " +
      "restart every server first.",
  );
}

const tries = 10;

/** The tables may be in use by a long transaction; nobody is to wait behind us, so we give up and come back. */
async function closePatiently({ db }: Storage, version: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await closeVersion(db, version);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if ((code !== "55P03" && code !== "40P01") || attempt === tries) throw error;
    }
    await pause(300 + 400 * Math.random());
  }
}

/** Whole or not at all, as in storage/key-file.ts, which has checked the file a moment ago. */
async function takeOut(path: string, version: number): Promise<void> {
  const { keys } = JSON.parse(await readFile(path, "utf8")) as { keys: { version: number; key: string }[] };
  const kept = { keys: keys.filter((one) => one.version !== version) };
  const { atime, mtime } = await stat(path);
  const half = `${path}.${randomUUID()}`;
  try {
    await using file = await open(half, "wx", 0o600);
    await file.writeFile(`${JSON.stringify(kept, null, 2)}\n`);
    // The file's time says since when its newest key is there: see refuseWithOldServers.
    await file.utimes(atime, mtime);
    await file.sync();
    await rename(half, path);
  } finally {
    await rm(half, { force: true });
  }
  await using folder = await open(dirname(path), "r");
  await folder.sync();
}
