// Makes the database files once (initdb), whole or not at all.
import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { program } from "./embedded-binaries.ts";
import type { Home, Say } from "./embedded-home.ts";
import { finishSwap, isSwapping } from "./embedded-swap.ts";
import { UnfitDatabase } from "./unfit.ts";

export type Cluster = Home & {
  readonly bin: string;
  readonly user: string;
  readonly password: string;
  /** Marks every process of this server, so that we can tell its processes from any other server's. */
  readonly name: string;
};

const USER = "yorisoi";
const PASSWORD_FILE = "yorisoi-password";

/** pg_trgm looks at LC_CTYPE: with "C" it finds no trigrams in Japanese. Not every system has C.UTF-8. */
const LOCALES = ["C.UTF-8", "ja_JP.UTF-8", "en_US.UTF-8"];

export async function openCluster(home: Home, bin: string, say: Say): Promise<Cluster> {
  // Between two names the data may be nowhere: a new database must not be made in its place.
  while (await isSwapping(home)) await sleep(50);
  await finishSwap(home);
  const made = await versionOf(home.data);
  if (made === null && (await create(home, bin))) say(`A new database has been made in ${home.data}.`);
  const [ours, its] = [await versionOfProgram(bin, home), await versionOf(home.data)];
  if (ours !== its) {
    throw new UnfitDatabase(
      `The database in ${home.data} was made by PostgreSQL ${its}, but the installed one is ${ours}, and nothing was touched: ` +
        "start the version of Yorisoi that made it, or move the data as docs/runbook/upgrade.md says.",
    );
  }
  const password = (await readFile(join(home.data, PASSWORD_FILE), "utf8")).trim();
  const hash = createHash("sha256").update(home.data).digest("hex").slice(0, 12);
  return { ...home, bin, user: USER, password, name: `yorisoi-${hash}` };
}

async function versionOf(data: string): Promise<string | null> {
  return readFile(join(data, "PG_VERSION"), "utf8").then(
    (text) => text.trim(),
    () => null,
  );
}

async function versionOfProgram(bin: string, home: Home): Promise<string | undefined> {
  const { stdout } = await run(join(bin, program("postgres")), ["--version"], home);
  return / (\d+)[.\w]*/.exec(stdout)?.[1];
}

/** What a program of the server is started with. Our own environment stays out: it may hold keys. */
export function asOwner({ owner }: Home): {
  cwd?: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const { PATH, SystemRoot } = process.env;
  return {
    env: { PATH, SystemRoot, LANG: "C.UTF-8", TZ: "UTC" },
    ...(owner === null ? {} : { ...owner, cwd: "/" }),
  };
}

function run(file: string, args: string[], home: Home): Promise<{ stdout: string }> {
  return promisify(execFile)(file, args, asOwner(home));
}

/** True when it was us who made it. */
async function create(home: Home, bin: string): Promise<boolean> {
  // Made beside its place and renamed, so that a start cut short leaves nothing half made; the password file
  // lies inside, so that one never exists without the other.
  const half = join(home.folder, `postgres.new-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${half}.password`;
  try {
    await mkdir(half, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
    if (home.owner !== null) {
      await chown(half, home.owner.uid, home.owner.gid);
      await chown(passwordFile, home.owner.uid, home.owner.gid);
    }
    await initdb(home, bin, half, passwordFile);
    await rename(passwordFile, join(half, PASSWORD_FILE));
    await chmod(half, 0o700);
    await rename(half, home.data);
    return true;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
    // Another process may have made the database at the same time; then it is there now.
    if ((await versionOf(home.data)) === null) throw error;
    return false;
  }
}

async function initdb(home: Home, bin: string, data: string, passwordFile: string): Promise<void> {
  const flags = ["-D", data, "-U", USER, "-E", "UTF8", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const japanese = ["--locale-provider=icu", "--icu-locale=ja-JP", "--data-checksums"];
  let last: unknown;
  for (const locale of LOCALES) {
    try {
      await run(join(bin, program("initdb")), [...flags, `--locale=${locale}`, ...japanese], home);
      return;
    } catch (error) {
      last = error;
      if (!String(error).includes("invalid locale name")) break;
    }
  }
  const cause = last instanceof Error ? last.message.split("\n").find((line) => line.includes("error:")) : "";
  throw new Error(`PostgreSQL could not make its files in ${home.folder}: ${cause ?? String(last)}`);
}
