// A PostgreSQL of its own, for tests that kill it or put yesterday's files in place of today's.
import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { type EmbeddedServer, startEmbedded } from "../../server/storage/embedded.ts";

export type OwnServer = AsyncDisposable & {
  url(): string;
  /** SIGKILL to the server itself; its launcher brings it back. Resolves once another process has taken its place. */
  kill(): Promise<void>;
  /** Stops it, copies its files, and starts it again. */
  backUp(): Promise<void>;
  /** Stops it, puts the copied files back, starts it, and gives it a new epoch, as every restore does ([DL-5]). */
  restore(): Promise<void>;
};

export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "yorisoi-faults-"));
  // The server's own user must be able to pass through.
  await chmod(dataDir, 0o711);
  const copy = join(dataDir, "copy");
  const start = () => startEmbedded({ dataDir, log: () => {} });
  let server: EmbeddedServer = await start();
  // An interrupted run ends without a teardown.
  const end = (): void => void process.kill(server.pid, "SIGQUIT");
  process.once("exit", end);

  async function swap(from: string, to: string): Promise<void> {
    await server.stop();
    await rm(to, { recursive: true, force: true });
    // fs.cp would make them ours, and the server runs as somebody else where we are root.
    await promisify(execFile)("cp", ["-a", from, to]);
  }

  return {
    url: () => server.url(),
    async kill() {
      const { pid } = server;
      process.kill(pid, "SIGKILL");
      while (server.pid === pid) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async backUp() {
      await swap(join(server.folder, "postgres"), copy);
      server = await start();
    },
    async restore() {
      await swap(copy, join(server.folder, "postgres"));
      server = await start();
      const client = new pg.Client({ connectionString: server.url() });
      await client.connect();
      await client.query("update installation set epoch = gen_random_uuid()");
      await client.end();
    },
    async [Symbol.asyncDispose]() {
      process.off("exit", end);
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
