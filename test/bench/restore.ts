// How long a backup and a restore of a gigabyte take: npm run bench:restore [gigabytes]. Writes docs/evidence/restore.md.
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { weighPlace } from "../../server/backup/backup-place.ts";
import { planRestore } from "../../server/backup/plan-restore.ts";
import { prepareRestore } from "../../server/backup/restore.ts";
import { takeBackup } from "../../server/backup/take-backup.ts";
import { verifyBackup } from "../../server/backup/verify-backup.ts";
import { openStorage } from "../../server/storage/database.ts";
import { openKeptCity } from "../kept-city.ts";
import { root } from "../source.ts";

const gigabytes = Number(process.argv[2] ?? 1);
const rowBytes = 400;
const quiet = { stopped: new AbortController().signal, progress: () => {} };
const lines: string[] = [];

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work();
  const line = `| ${what} | ${((performance.now() - began) / 1_000).toFixed(1)} s |`;
  lines.push(line);
  console.log(line);
  return done;
}

await using city = await openKeptCity();
await using slow = await openStorage({ urls: city.server.url(), queryTimeoutMillis: 3_600_000 });
// Sealed words do not get smaller by packing, so these must not either.
await sql`create table weight (id bigint primary key, sealed bytea not null)`.execute(slow.db);
const each = 20_000;
for (let from = 0; from * rowBytes < gigabytes * 1e9; from += each) {
  const rows = Array.from({ length: each }, () => randomBytes(rowBytes));
  await sql`insert into weight
    select ${sql.lit(from)} + n, sealed from unnest(${rows}::bytea[]) with ordinality as made(sealed, n)`.execute(
    slow.db,
  );
}
const { rows } = await sql<{ bytes: number }>`select pg_database_size(current_database()) as bytes`.execute(
  slow.db,
);
const bytes = rows[0]?.bytes ?? 0;
const backup = await timed("backup, its counting included", () => takeBackup(city.tools, quiet));
await sql`delete from weight where id % 2 = 0`.execute(slow.db);
await timed("drill: restore beside the city, compare, throw away", () =>
  verifyBackup(city.tools, backup, quiet),
);
const plan = await planRestore(city.tools, { kind: "name", name: backup.point }, 1);
const needs = { dataDir: city.dataDir, place: city.place, now: () => new Date(), ...quiet };
const prepared = await timed("restore, made beside the city and compared", () => prepareRestore(needs, plan));
const equal = (prepared.differing ?? ["?"]).length === 0;
await timed("restore, put in place, until the database answers", async () => {
  await prepared.carryOut({ lost: null, say: () => {} });
  await (await openStorage({ urls: city.server.url() }))[Symbol.asyncDispose]();
});
await prepared[Symbol.asyncDispose]();
const text = [
  "# Backup and restore, measured",
  "",
  `Written by \`npm run bench:restore\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} cores, ${Math.round(totalmem() / 1e9)} GB, one disk, ${process.platform}.`,
  `Database ${(bytes / 1e9).toFixed(2)} GB of rows that cannot be packed; backups with their log ${((await weighPlace(city.place)) / 1e9).toFixed(2)} GB; rows equal: ${equal ? "yes" : "NO"}.`,
  "",
  "| what | time |",
  "| --- | --- |",
  ...lines,
  "",
].join("\n");
await mkdir(join(root, "docs/evidence"), { recursive: true });
await writeFile(join(root, "docs/evidence/restore.md"), text);
if (!equal) process.exitCode = 1;
