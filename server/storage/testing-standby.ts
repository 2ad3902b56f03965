// A real standby for tests: a copy of a running server that goes on following it.
import { appendFile, chown, cp, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import pg from "pg";
import { type EmbeddedServer, startEmbedded } from "./embedded.ts";

/** Not part of a copy: who runs the original, and the log that the standby fetches for itself. */
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_(wal|replslot|stat_tmp)\/.+)$/;

export async function startStandby(primary: EmbeddedServer, dataDir: string): Promise<EmbeddedServer> {
  const [from, to] = [join(primary.folder, "postgres"), join(dataDir, "postgres")];
  const client = new pg.Client({ connectionString: primary.url() });
  await client.connect();
  // Start and stop must come from the same session.
  await client.query("select pg_backup_start('standby', true)");
  await mkdir(to, { mode: 0o700 });
  await cp(from, to, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(from, path)) });
  await mkdir(join(to, "pg_wal", "archive_status"), { recursive: true });
  const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
  await client.end();
  await writeFile(join(to, "backup_label"), rows[0]?.labelfile ?? "");
  await writeFile(join(to, "standby.signal"), "");
  const { username, password, port } = new URL(primary.url());
  const conninfo = `host=127.0.0.1 port=${port} user=${username} password=${password} application_name=${basename(dirname(to))}`;
  // Where ALTER SYSTEM can change it.
  await appendFile(join(to, "postgresql.auto.conf"), `\nprimary_conninfo = '${conninfo}'\n`);
  await giveAway(to, await stat(from));
  return startEmbedded({ dataDir, log: () => {}, settings: { wal_retrieve_retry_interval: "100ms" } });
}

async function giveAway(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  await chown(folder, uid, gid);
  for (const name of await readdir(folder, { recursive: true })) await chown(join(folder, name), uid, gid);
}
