import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type EraseStep, eraseSteps, outOfReachOf } from "../../domain/contract-end.ts";
import type { Config } from "../config.ts";
import { openStorage } from "../storage/database.ts";
import { retireEmbedded } from "../storage/embedded-remove.ts";
import { keyFile } from "../storage/key-file.ts";
import { certificateName, signCertificate } from "./certificate.ts";
import { dropAll } from "./drop-store.ts";
import { nothing, type Removed, removeCounted, removeWithin, shredFile, sumOf } from "./remove-counted.ts";
import { forgetUnfinished, noteUnfinished, type Unfinished, writeWhole } from "./unfinished.ts";

export type Kept = Pick<Config, "dataDir" | "databaseUrls" | "keys" | "backups" | "exportFolder">;

export type EraseNeeds = {
  readonly config: Kept;
  /** Where the certificate is written: outside of all that is erased. */
  readonly folder: string;
  readonly now: () => Date;
  readonly say: (sentence: string) => void;
  /** Told before each step; it stops the work by throwing, and the same command goes on later. */
  readonly progress: (step: EraseStep, done: number, of: number) => void;
};

/**
 * [CE-3] Destroys all of it, keys first, each step noted when it is done; then the certificate is written and the note goes. Called again
 * after whatever has ended it, it goes on. Answers the certificate.
 */
export async function eraseAll(needs: EraseNeeds, begun: Unfinished): Promise<string> {
  const { config, folder, now } = needs;
  let noted = begun;
  for (const [nth, step] of eraseSteps.entries()) {
    if (noted.erased.some((one) => one.step === step)) continue;
    needs.progress(step, nth, eraseSteps.length);
    const removed = await destroy[step](needs, noted);
    noted = { ...noted, erased: [...noted.erased, { step, ...removed }] };
    await noteUnfinished(folder, noted);
  }
  const certificate = signCertificate(noted.endingKey, noted.order, {
    ...{ begunAt: noted.begunAt, endedAt: now().toISOString(), erased: [...noted.erased] },
    outOfReach: [
      ...outOfReachOf({ embedded: config.databaseUrls === null, keysInFile: config.keys.from === "file" }),
    ],
  });
  const text = `${noted.order}\n${certificate}\n`;
  await writeWhole(folder, certificateName, text);
  await forgetUnfinished(folder);
  return text;
}

type Destroy = (needs: EraseNeeds, noted: Unfinished) => Promise<Removed>;

const destroy: Readonly<Record<EraseStep, Destroy>> = {
  async keys({ config }) {
    const folder = dirname(keyFile(config.dataDir));
    const files = await readdir(folder).catch(() => []);
    const shredded: Removed[] = [];
    for (const name of files) shredded.push(await shredFile(join(folder, name)));
    return sumOf(shredded);
  },
  async database({ config, say }) {
    if (config.databaseUrls !== null) return dropFrom(config.databaseUrls);
    const home = await retireEmbedded(config.dataDir, say);
    const ours = (await readdir(home).catch(() => [])).filter((name) => name.startsWith("postgres"));
    const removed: Removed[] = [];
    for (const name of ours) removed.push(await removeCounted(join(home, name)));
    // Made by us, where the data folder could not be entered by the database's own account.
    if (home !== config.dataDir && home.startsWith("/var/lib/yorisoi-"))
      removed.push(await removeCounted(home));
    return sumOf(removed);
  },
  async backups({ config: { backups } }) {
    if (!backups) return nothing;
    const removed: Removed[] = [];
    // The folder may hold other things besides.
    for (const name of ["backups", "wal", "points"])
      removed.push(await removeCounted(join(backups.folder, name)));
    return sumOf(removed);
  },
  async exports({ config: { exportFolder } }, { exports }) {
    if (exportFolder === null) return nothing;
    const files = await readdir(exportFolder).catch(() => []);
    const ours = files.filter((name) =>
      exports.includes(/-([\da-f]{8})\.(csv|xlsx)(\.part)?$/.exec(name)?.[1] ?? ""),
    );
    const removed: Removed[] = [];
    for (const name of ours) removed.push(await removeCounted(join(exportFolder, name)));
    return sumOf(removed);
  },
  "data-folder": ({ config }) => removeWithin(config.dataDir),
};

const patienceMillis = 20_000;

async function dropFrom(urls: string): Promise<Removed> {
  await using storage = await openStorage({
    ...{ urls, poolSize: 2, queryTimeoutMillis: 600_000, until: AbortSignal.timeout(patienceMillis) },
  });
  return { files: await dropAll(storage.db), bytes: 0 };
}
