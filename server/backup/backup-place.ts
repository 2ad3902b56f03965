import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Backup, type Drill, drillOutcomes } from "../../domain/backup.ts";
import type { RestorePoint } from "../../domain/restore-point.ts";
import { walName } from "../storage/embedded-archive.ts";
import type { KeyProvider } from "../storage/keys.ts";
import { type Bytes, readSealed, writeSealed } from "../storage/sealed-file.ts";
import type { NotedPoint } from "./store.ts";

/** What a backup needs to be restored, besides its files. */
export type KeptBackup = Backup & {
  /** Where in the log its restore begins. */
  readonly start: string;
  readonly timeline: number;
};

/** The folder that backups are kept in. All that comes from the database is sealed; names, times and sizes are not. */
export type BackupPlace = {
  readonly folder: string;
  saveFiles(id: string, content: Bytes): Promise<number>;
  readFiles(id: string): AsyncIterable<Buffer>;
  /** Last: from here on there is a backup. */
  saveBackup(backup: KeptBackup): Promise<void>;
  /** Newest first. */
  listBackups(): Promise<KeptBackup[]>;
  forgetBackup(id: string): Promise<void>;
  saveDrill(drill: Drill): Promise<void>;
  listDrills(): Promise<Drill[]>;
  saveWal(name: string, content: Bytes): Promise<void>;
  readWal(name: string): AsyncIterable<Buffer>;
  listWal(): Promise<string[]>;
  forgetWal(name: string): Promise<void>;
  savePoint(point: NotedPoint): Promise<void>;
  /** Newest first; what was counted is read one by one. */
  listPoints(): Promise<RestorePoint[]>;
  /** Throws like `readSealed`. */
  readPoint(point: RestorePoint): Promise<NotedPoint>;
  forgetPoint(point: RestorePoint): Promise<void>;
};

const day = z.iso.datetime().transform((text) => new Date(text));
const size = z.int().min(0);
const writtenBackup = z.object({
  ...{ id: z.string(), takenAt: day, point: z.string(), bytes: size, seconds: size },
  ...{ start: z.string(), timeline: z.int().positive() },
});
const writtenDrill = z.object({
  ...{ backup: z.string(), point: z.string(), at: day, seconds: size, outcome: z.enum(drillOutcomes) },
});
const writtenPoint = z.object({
  ...{ name: z.string(), at: day, lsn: z.string(), timeline: z.int().positive() },
});
const counted = z.record(z.string(), z.object({ rows: z.int(), hash: z.string() }));

const folders = { files: "backups", wal: "wal", points: "points" } as const;

/** Makes the folder where there is none. Throws where it cannot be written to. */
export async function openBackupPlace(folder: string, provider: KeyProvider): Promise<BackupPlace> {
  for (const name of Object.values(folders))
    await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
  const at = (kind: keyof typeof folders, name: string): string => join(folder, folders[kind], name);
  const pointFile = ({ name, timeline }: RestorePoint): string => at("points", `${name}.${timeline}`);
  const drillFile = ({ backup, at: when }: Drill): string =>
    at("files", `${backup}.${when.getTime()}.drill.json`);
  const sealed = (context: string) => ({ provider, context });

  return {
    folder,
    saveFiles: (id, content) => writeSealed(at("files", `${id}.sealed`), content, sealed(`files ${id}`)),
    readFiles: (id) => readSealed(at("files", `${id}.sealed`), sealed(`files ${id}`)),
    saveBackup: (backup) => writeWhole(at("files", `${backup.id}.json`), JSON.stringify(backup, null, 2)),
    async listBackups() {
      const found = await readAll(at("files", ""), /^[\dtz]+\.json$/, writtenBackup);
      return found.toSorted((a, b) => b.takenAt.getTime() - a.takenAt.getTime());
    },
    async forgetBackup(id) {
      // The description first: without it there is no backup.
      await rm(at("files", `${id}.json`), { force: true });
      const left = (await readdir(at("files", ""))).filter((name) => name.startsWith(`${id}.`));
      for (const name of left) await rm(at("files", name), { force: true });
    },
    saveDrill: (drill) => writeWhole(drillFile(drill), JSON.stringify(drill)),
    listDrills: () => readAll(at("files", ""), /\.drill\.json$/, writtenDrill),
    async saveWal(name, content) {
      await writeSealed(at("wal", name), content, sealed(`wal ${name}`));
    },
    readWal: (name) => readSealed(at("wal", name), sealed(`wal ${name}`)),
    async listWal() {
      return (await readdir(at("wal", ""))).filter((name) => walName.test(name)).sort();
    },
    forgetWal: (name) => rm(at("wal", name), { force: true }),
    async savePoint({ tables, ...point }) {
      const content = [Buffer.from(JSON.stringify(tables))];
      const context = sealed(`point ${point.name} ${point.timeline}`);
      await writeSealed(`${pointFile(point)}.sealed`, content, context);
      await writeWhole(`${pointFile(point)}.json`, JSON.stringify(point));
    },
    async listPoints() {
      const found = await readAll(at("points", ""), /\.json$/, writtenPoint);
      return found.toSorted((a, b) => b.at.getTime() - a.at.getTime());
    },
    async readPoint(point) {
      const context = sealed(`point ${point.name} ${point.timeline}`);
      const parts = await Array.fromAsync(readSealed(`${pointFile(point)}.sealed`, context));
      return { ...point, tables: counted.parse(JSON.parse(Buffer.concat(parts).toString("utf8"))) };
    },
    async forgetPoint(point) {
      await rm(`${pointFile(point)}.json`, { force: true });
      await rm(`${pointFile(point)}.sealed`, { force: true });
    },
  };
}

/** What is not of its form is not one of ours, or half of one. */
async function readAll<T>(folder: string, name: RegExp, form: z.ZodType<T>): Promise<T[]> {
  const found: T[] = [];
  for (const file of (await readdir(folder)).filter((one) => name.test(one))) {
    const text = await readFile(join(folder, file), "utf8").catch(() => "");
    const read = form.safeParse(jsonOf(text));
    if (read.success) found.push(read.data);
  }
  return found;
}

async function writeWhole(path: string, text: string): Promise<void> {
  const half = `${path}.half`;
  {
    await using file = await open(half, "w", 0o600);
    await file.writeFile(`${text}\n`);
    await file.sync();
  }
  await rename(half, path);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How many bytes all of it takes. */
export async function weighPlace({ folder }: Pick<BackupPlace, "folder">): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        (found) => found.size,
        () => 0,
      );
  return bytes;
}
