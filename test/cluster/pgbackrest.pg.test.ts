// The backups of a cluster, by the very settings an operator finds in deploy/: taken, and brought back to the end of a reception.
import { execFile } from "node:child_process";
import { appendFile, chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { asOwner } from "../../server/storage/embedded-cluster.ts";
import { prepareHome } from "../../server/storage/embedded-home.ts";
import { root } from "../source.ts";
import { inPath, newestPostgres } from "./programs.ts";

const binaries = await newestPostgres();
const program = await inPath("pgbackrest");
const missing =
  binaries && program ? null : "Not installed here: postgresql-15 and pgbackrest (apt-get install …).";
if (missing) console.info(`Backups of a cluster: not tried. ${missing}`);

const said = "a sentence that no backup may show";

/** A server on the settings of deploy/, in a folder that goes. */
async function openServer(held: AsyncDisposableStack) {
  const place = await mkdtemp(join(tmpdir(), "yorisoi-pgbackrest-"));
  held.defer(() => rm(place, { recursive: true, force: true }));
  await chmod(place, 0o711); // as root: the server's own user must be able to enter
  const home = await prepareHome(place, () => {});
  const at = (name: string): string => join(home.folder, name);

  async function run(file: string, ...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(file, args, { ...asOwner(home), maxBuffer: 2 ** 26 });
    return stdout;
  }

  for (const name of ["data", "one", "two", "spool", "log", "lock", "socket", "side-socket"]) {
    await mkdir(at(name), { mode: 0o700 });
    if (home.owner) await chown(at(name), home.owner.uid, home.owner.gid);
  }
  const config = at("pgbackrest.conf");
  const ours: Record<string, string> = {
    ...{ "repo1-path": at("one"), "repo2-path": at("two"), "spool-path": at("spool"), "log-path": at("log") },
    ...{
      "pg1-path": at("data"),
      "pg1-socket-path": `${at("socket")}\npg1-user=postgres`,
      "process-max": `1\nlock-path=${at("lock")}`,
    },
  };
  const theirs = await readFile(join(root, "deploy/pgbackrest/pgbackrest.conf"), "utf8");
  await writeFile(
    config,
    theirs.replaceAll(/^([\w-]+)=(.*)$/gm, (line, name: string) =>
      ours[name] ? `${name}=${ours[name]}` : line,
    ),
    { mode: 0o644 },
  );
  const backrest = (...args: string[]): Promise<string> =>
    run(program as string, `--config=${config}`, "--stanza=yorisoi", ...args);

  const patroni = parse(await readFile(join(root, "deploy/patroni/patroni.yml"), "utf8"));
  const { archive_mode, archive_timeout, archive_command } = patroni.postgresql.parameters as Record<
    string,
    string
  >;
  const command = archive_command?.replace(/^pgbackrest/, `${program} --config=${config}`);
  const bin = (name: string): string => join(binaries as string, name);

  async function start(data: string, socket: string, settings: readonly string[]): Promise<pg.Client> {
    const always = ["listen_addresses = ''", `unix_socket_directories = '${at(socket)}'`];
    await appendFile(join(data, "postgresql.conf"), `\n${[...always, ...settings].join("\n")}\n`);
    await run(bin("pg_ctl"), "-D", data, "-w", "-t", "120", "-l", join(data, "server.log"), "start");
    held.defer(() =>
      run(bin("pg_ctl"), "-D", data, "-m", "immediate", "stop").then(
        () => {},
        () => {},
      ),
    );
    const client = new pg.Client({ host: at(socket), port: 5432, user: "postgres", database: "postgres" });
    client.on("error", () => {});
    await client.connect();
    held.defer(() => client.end());
    return client;
  }

  await run(
    bin("initdb"),
    "-D",
    at("data"),
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--locale=C.UTF-8",
  );
  const client = await start(at("data"), "socket", [
    `archive_mode = ${archive_mode}`,
    `archive_timeout = ${archive_timeout}`,
    `archive_command = '${command}'`,
  ]);
  return {
    client,
    backrest,
    at,
    /** Brought back beside the server, and running there. */
    async restored(...how: string[]): Promise<pg.Client> {
      await mkdir(at("side"), { mode: 0o700 });
      if (home.owner) await chown(at("side"), home.owner.uid, home.owner.gid);
      await backrest(`--pg1-path=${at("side")}`, ...how, "restore");
      // A history that nobody agreed to must not come into the backups.
      return start(at("side"), "side-socket", ["archive_mode = off"]);
    },
  };
}

const standing =
  "select count(*)::int as words, md5(string_agg(n || word, ',' order by n)) as hash from said";

test.skipIf(missing !== null)(
  "[S9.3] [S12.3-5] [BK-8] a cluster's backups: whole, sealed, in two places, and back to the end of a reception row by row",
  async () => {
    await using held = new AsyncDisposableStack();
    const server = await openServer(held);
    const { client, backrest } = server;
    const write = (from: number, to: number): Promise<unknown> =>
      client.query("insert into said select n, $1 from generate_series($2::int, $3::int) n", [
        said,
        from,
        to,
      ]);
    await client.query("create table said (n int primary key, word text not null)");
    await write(1, 1_000);
    await backrest("stanza-create");
    await backrest("check");
    for (const repository of ["1", "2"]) await backrest(`--repo=${repository}`, "--type=full", "backup");
    await write(1_001, 1_500);
    await client.query("select pg_create_restore_point('close-20261122')");
    const [atClose] = (await client.query(standing)).rows;
    await write(1_501, 2_200);
    await backrest("--repo=1", "--type=diff", "backup");
    await write(2_201, 2_300);
    await backrest("--repo=1", "--type=incr", "backup");
    // What must never happen, and has.
    await client.query("truncate said");
    await client.query("select pg_switch_wal()");
    await backrest("check");

    const [{ backup, cipher }] = JSON.parse(await backrest("--repo=1", "--output=json", "info"));
    expect([cipher, backup.map(({ type }: { type: string }) => type)]).toEqual([
      "aes-256-cbc",
      ["full", "diff", "incr"],
    ]);
    // The point is older than the newest backups: the one it is reached from has to be named.
    const to = ["--type=name", "--target=close-20261122", "--target-action=promote"];
    const side = await server.restored("--repo=1", `--set=${backup[0].label}`, ...to);
    await expect
      .poll(async () => (await side.query("select pg_is_in_recovery() as is")).rows[0].is, {
        timeout: 60_000,
      })
      .toBe(false);
    expect((await side.query(standing)).rows).toEqual([atClose]);
    expect(atClose.words).toBe(1_500);

    for (const place of ["one", "two"]) {
      const hits = promisify(execFile)("grep", ["-raqF", said, server.at(place)]);
      // grep answers 1 where it found nothing.
      await expect(hits).rejects.toMatchObject({ code: 1 });
    }
  },
  240_000,
);
