import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { findPort } from "../../server/storage/embedded-port.ts";
import { patroniStarter } from "./configure.ts";
import { findPrograms } from "./programs.ts";

const found = await findPrograms();
const why = found.ok ? "" : ` (left out here. ${found.sentence})`;
const script = fileURLToPath(new URL("./stale-lock.py", import.meta.url));

describe.skipIf(!found.ok)(`a node that was away keeps the lock alive that it had${why}`, () => {
  test("[S8.9] [HA-1] as we start Patroni: it is told that it has lost it", async () => {
    await using etcd = await startEtcd();
    expect(await tryOut(etcd.address, patroniStarter)).toEqual({
      ...{ had: true, alive: true, taken: true },
      ...{ kept: false, whose: "second" },
    });
  });

  test("as Debian's Patroni 3.0.2 does it by itself, it takes the lock from whoever has it", async () => {
    if (!found.ok) return;
    const { stdout } = await promisify(execFile)(found.programs.python, [patroniStarter, "--version"]);
    if (!stdout.trim().endsWith(" 3.0.2")) return;
    await using etcd = await startEtcd();
    expect(await tryOut(etcd.address)).toMatchObject({ taken: true, kept: true, whose: "first" });
  });
});

async function tryOut(address: string, ...starter: string[]): Promise<unknown> {
  if (!found.ok) throw new Error(found.sentence);
  const { stdout } = await promisify(execFile)(found.programs.python, [script, address, ...starter]);
  return JSON.parse(stdout);
}

async function startEtcd(): Promise<AsyncDisposable & { readonly address: string }> {
  if (!found.ok) throw new Error(found.sentence);
  await using building = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-etcd-"));
  building.defer(() => rm(folder, { recursive: true, force: true }));
  const address = `127.0.0.1:${await findPort()}`;
  const peer = `http://127.0.0.1:${await findPort()}`;
  const child = execFile(found.programs.etcd, [
    ...["--data-dir", folder, "--log-level", "error"],
    ...["--listen-client-urls", `http://${address}`, "--advertise-client-urls", `http://${address}`],
    ...["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer],
    ...["--initial-cluster", `default=${peer}`],
  ]);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  building.defer(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  while (!(await isHealthy(address))) {
    if (child.exitCode !== null) throw new Error("etcd did not start.");
    await pause(50);
  }
  const open = building.move();
  return { address, [Symbol.asyncDispose]: () => open.disposeAsync() };
}

async function isHealthy(address: string): Promise<boolean> {
  const asked = fetch(`http://${address}/health`, { signal: AbortSignal.timeout(1_000) });
  return asked.then(
    async (answer) => ((await answer.json()) as { health?: string }).health === "true",
    () => false,
  );
}
