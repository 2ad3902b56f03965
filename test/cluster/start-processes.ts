// Two processes of the service on a cluster: one finds the primary by itself, the other is led there by HAProxy.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Home } from "../../server/storage/embedded-home.ts";
import { root } from "../source.ts";
import { databaseUrl, type Plan, type Route } from "./plan.ts";
import type { Ledger } from "./running.ts";
import { startProgram } from "./start-program.ts";

const routes: readonly Route[] = ["hosts", "proxy"];
const startMillis = 60_000;

/** Where they answer, once they do. They run as we do: their keys are ours. */
export async function startService(home: Home, plan: Plan, ledger: Ledger): Promise<string[]> {
  const common = {
    KEY_ENCRYPTION_KEYS: plan.keyEncryptionKeys,
    DATA_DIR: join(home.folder, "service"),
    // HAProxy hides how many there are.
    DATABASE_STANDBYS: String(plan.nodes.length - 1),
    LOG_LEVEL: "warn",
  };
  const settings = { ...common, DATABASE_URL: databaseUrl(plan, "hosts") };
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'`);
  await writeFile(join(home.folder, "environment"), `${lines.join("\n")}\n`, { mode: 0o600 });
  const origins: string[] = [];
  for (const [at, { port, metrics }] of plan.service.entries()) {
    const route = routes[at % routes.length] as Route;
    const name = `service-${at + 1}`;
    await startProgram(
      {
        name,
        program: process.execPath,
        args: [join(root, "server/main.ts")],
        env: {
          ...common,
          DATABASE_URL: databaseUrl(plan, route),
          PORT: String(port),
          METRICS_PORT: String(metrics),
        },
        cwd: root,
        log: join(home.folder, `${name}.log`),
        owner: null,
        network: null,
      },
      ledger,
    );
    const origin = `http://127.0.0.1:${port}`;
    await ready(origin, `${name} does not answer: see ${name}.log in the cluster's folder.`);
    origins.push(origin);
  }
  return origins;
}

async function ready(origin: string, otherwise: string): Promise<void> {
  const deadline = performance.now() + startMillis;
  for (;;) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    if (performance.now() > deadline) throw new Error(otherwise);
    await pause(100);
  }
}
