import { stat, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { type Config, ConfigError } from "../../server/config.ts";
import { type Examined, examineDatabase } from "../../server/keys/examine.ts";
import { openRing } from "../../server/keys/ring.ts";
import { readKeyStatus, refuseUnfit } from "../../server/keys/status.ts";
import { KeyError } from "../../server/storage/keys.ts";
import { columns } from "./columns.ts";
import type { Command, Place } from "./command.ts";
import type { Check } from "./doctor-check.ts";
import { checkBackups, checkUptime } from "./doctor-kept.ts";
import { type Ground, reachDatabase, tablesTrouble } from "./ground.ts";
import { count } from "./terminal.ts";
import { Trouble } from "./trouble.ts";

const oldestPostgres = 150_000;
const leastFreeBytes = 1_000_000_000;
const mostClockMillis = 2_000;

const doctor: Command = {
  name: "doctor",
  says: "Looks at everything the service stands on, changes nothing, and says what to do where something is wrong.",
  options: {},
  async run(_, place) {
    const checks = await examine(place);
    const failed = checks.some(({ ok }) => !ok);
    return {
      lines: [...draw(checks), "", failed ? "Something has to be done: see above." : "All is well."],
      json: { ok: !failed, checks },
      ...(failed ? { failed } : {}),
    };
  },
};

export const doctorCommands: readonly Command[] = [doctor];

async function examine(place: Place): Promise<Check[]> {
  const node = checkNode();
  const read = readSettings(place);
  if (Array.isArray(read)) return [node, ...read];
  const before = [node, describeSettings(read)];
  let ground: Ground;
  try {
    ground = await reachDatabase(place);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const wrong = { name: "database", ok: false, found: "not reached", remedy: error.message };
    return [...before, wrong, await checkDisk(read.dataDir)];
  }
  await using held = ground;
  const facts = await examineDatabase(held.storage, place.now);
  return [
    ...before,
    ...checkDatabase(facts, read),
    facts.tables.state === "empty" || facts.tables.state === "behind"
      ? { name: "keys", ok: false, found: "not looked at", remedy: "The tables come first: see above." }
      : await checkKeys(held),
    await checkDisk(held.embedded?.folder ?? read.dataDir),
    checkClock(facts),
    ...(facts.tables.state === "ready"
      ? [await checkBackups(held, place.now()), await checkUptime(held, place.now())]
      : []),
  ];
}

function checkNode(): Check {
  const { node } = process.versions;
  const ok = Number(node.split(".")[0]) >= 24;
  return {
    name: "Node",
    ok,
    found: node,
    ...(ok ? {} : { remedy: "Start it through npm, which brings Node 24." }),
  };
}

function readSettings({ config }: Place): Config | Check[] {
  try {
    return config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => ({
      name: "settings",
      ok: false,
      found: "wrong",
      remedy: problem,
    }));
  }
}

function describeSettings({ databaseUrls, dataDir, keys, publicUrl }: Config): Check {
  const database = databaseUrls === null ? `embedded database in ${dataDir}` : "DATABASE_URL";
  const held = keys.from === "file" ? "keys in a file" : "KEY_ENCRYPTION_KEYS";
  const address = publicUrl === null ? "no PUBLIC_URL: a trial on this machine" : publicUrl.origin;
  return { name: "settings", ok: true, found: `${database}, ${held}, ${address}` };
}

function checkDatabase(facts: Examined, { databaseUrls }: Config): Check[] {
  const { version, versionNumber, characterType, japaneseTrouble, tables } = facts;
  const trouble = tablesTrouble(tables);
  return [
    {
      name: "database",
      ok: versionNumber >= oldestPostgres,
      found: `PostgreSQL ${version}${databaseUrls === null ? " (embedded)" : ""}`,
      ...(versionNumber >= oldestPostgres ? {} : { remedy: "PostgreSQL 15 or newer is needed." }),
    },
    {
      name: "Japanese",
      ok: japaneseTrouble === null,
      found: `LC_CTYPE ${characterType}`,
      ...(japaneseTrouble === null ? {} : { remedy: japaneseTrouble }),
    },
    {
      name: "tables",
      ok: trouble === null,
      found: trouble === null ? `${tables.which.length} migrations applied, none missing` : tables.state,
      ...(trouble === null ? {} : { remedy: trouble }),
    },
  ];
}

async function checkKeys({ config, storage }: Ground): Promise<Check> {
  try {
    const ring = await openRing(config);
    const status = await readKeyStatus(storage, ring);
    refuseUnfit(status);
    const pending = status.left > 0 ? `; a rotation is pending, ${count(status.left)} keys are left` : "";
    return {
      name: "keys",
      ok: true,
      found: `version ${status.current}; all that is wrapped opens${pending}`,
    };
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    return { name: "keys", ok: false, found: "do not fit", remedy: error.message };
  }
}

/** Of the machine this runs on; a database of its own elsewhere has its own disk. */
async function checkDisk(folder: string): Promise<Check> {
  const place = await nearestFolder(folder);
  const { bavail, blocks, bsize } = await statfs(place);
  const [free, all] = [bavail * bsize, blocks * bsize];
  const ok = free >= leastFreeBytes;
  return {
    name: "disk",
    ok,
    found: `${gigabytes(free)} of ${gigabytes(all)} GB free in ${folder}`,
    ...(ok
      ? {}
      : {
          remedy: `Make room: below ${gigabytes(leastFreeBytes)} GB the database may stop taking messages.`,
        }),
  };
}

/** A data folder that does not exist yet will lie on the disk of the one above it. */
async function nearestFolder(folder: string): Promise<string> {
  const there = await stat(folder).then(
    () => true,
    () => false,
  );
  return there || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(1);
}

function checkClock({ clockAheadMillis }: Examined): Check {
  const off = Math.abs(clockAheadMillis);
  const ok = off <= mostClockMillis;
  const direction = clockAheadMillis >= 0 ? "ahead of" : "behind";
  return {
    name: "clock",
    ok,
    found: `the database is ${(off / 1_000).toFixed(2)} s ${direction} this machine`,
    ...(ok ? {} : { remedy: "Let both machines set their clocks by NTP." }),
  };
}

function draw(checks: readonly Check[]): string[] {
  const rows = columns(checks.map(({ ok, name, found }) => [ok ? "✓" : "✗", name, found]));
  return checks.flatMap(({ remedy }, at) => [
    rows[at] ?? "",
    ...(remedy === undefined ? [] : [`     → ${remedy}`]),
  ]);
}
