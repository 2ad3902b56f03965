// Runs once before the tests that need PostgreSQL: one server for all of them, and a migrated database to copy.
// TEST_DATABASE_URL names another server to run them against; its user must be allowed to create databases.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "../server/storage/embedded.ts";
import { migrate } from "../server/storage/migrate.ts";
import { SERVER, TEMPLATE } from "../server/storage/testing.ts";

const FOLDER = "yorisoi-test-";

type Server = { readonly url: string; end(): Promise<void> };

/** vitest's global setup; what it returns is its teardown. */
export async function setup(): Promise<() => Promise<void>> {
  const template = `yorisoi_template_${process.pid}`;
  // Several projects ask for it. The first has it started, and ends it, after all others have ended.
  if (process.env[TEMPLATE] === template) return async () => {};
  const other = process.env["TEST_DATABASE_URL"];
  const server =
    other === undefined || other === "" ? await ownServer() : { url: other, end: async () => {} };
  await onServer(server.url, `drop database if exists ${template}`, `create database ${template}`);
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate({ urls: url.href });
  process.env[SERVER] = server.url;
  process.env[TEMPLATE] = template;
  return async () => {
    await onServer(server.url, `drop database ${template} with (force)`);
    await server.end();
  };
}

async function onServer(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function ownServer(): Promise<Server> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = new RegExp(`^${FOLDER}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(tmpdir(), name));
  }
  const folder = await mkdtemp(join(tmpdir(), `${FOLDER}${process.pid}-`));
  await chmod(folder, 0o711); // as root: the server's user must be able to enter, or the data would go elsewhere
  const sentences: string[] = [];
  // Nothing here is to survive a power cut.
  const settings = { fsync: "off", full_page_writes: "off" };
  const server = await startEmbedded({
    dataDir: folder,
    settings,
    log: (sentence) => sentences.push(sentence),
  });
  // An interrupted run ends without a teardown: then the server goes at once.
  const clean = (): void => remove(folder);
  process.once("exit", clean);
  return {
    url: server.url("postgres"),
    async end() {
      await server.stop();
      process.off("exit", clean);
      remove(folder);
    },
  };
}

/** Ends the server of this folder, if one is left, and deletes the folder. Cannot wait: it runs at the exit. */
function remove(folder: string): void {
  try {
    const data = join(folder, "postgres");
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    // Only the process that was started for this very folder: its number may be another's by now.
    if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`\0${data}\0`)) process.kill(pid, "SIGQUIT");
  } catch {
    // no server is left
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
