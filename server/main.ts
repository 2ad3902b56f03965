import { join } from "node:path";
import { isPushAddress } from "../domain/push.ts";
import { openApp } from "./app.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { serveMetrics } from "./edge/health.ts";
import { openLog } from "./edge/log.ts";
import { openFoundation } from "./foundation.ts";
import { inventCity } from "./practice/invent.ts";
import { KeyError } from "./storage/keys.ts";
import { UnfitDatabase } from "./storage/unfit.ts";
import { toldToStop } from "./told-to-stop.ts";
import { listLookouts } from "./uptime/list-lookouts.ts";
import { ensureWatchKey } from "./uptime/watch-key.ts";

/** Starts one process and stops it cleanly. Says in a sentence what keeps it from starting. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const log = openLog(config.logLevel);

  await using stack = new AsyncDisposableStack();
  const ground = stack.use(await openFoundation(config, say));
  const app = stack.use(
    await openApp({
      storage: ground.storage,
      keyProvider: ground.keyProvider,
      secrets: ground.secrets,
      log,
      publicUrl: config.publicUrl,
      trustProxy: config.trustProxy,
      clamd: config.clamd,
      standbys: config.standbys,
      idleMinutes: config.staffIdleMinutes,
      singleSignOn: config.singleSignOn,
      mail: config.mail,
      watchKey: await ensureWatchKey(config.dataDir, config.watchKey),
      auditHeads: join(config.dataDir, "audit-heads"),
      push: pushOf(config),
      keeping: {
        watch: config.watch,
        dataDir: config.dataDir,
        backups: ground.embedded && config.backups && { ...config.backups, server: ground.embedded },
      },
      lineSimulator: ground.invented ? simulatorPort(config) : null,
      pages: join(import.meta.dirname, "..", "dist"),
    }),
  );
  // From before anybody can come: told to stop while it opens, it opens, and leaves in order.
  const told = toldToStop({ app, drainSeconds: config.drainSeconds, say });
  if (config.metricsPort !== null) {
    const metrics = await listening("METRICS_PORT", serveMetrics(config.metricsPort, app.vital));
    stack.defer(() => metrics.close());
  }
  const address = await listening("HOST and PORT", app.listen(config.host, config.port));
  // Only now: passwords are shown once, so nothing that often goes wrong may still lie ahead.
  const signIns = ground.invented ? await inventCity(app.tools) : [];
  const lookouts = (await listLookouts(app.tools)).length;
  for (const line of greeting(config, address, { phones: app.phones, signIns, lookouts })) say(line);

  await told;
}

/** An address or port that cannot be had is the operator's to change, like any other setting. */
async function listening<T>(variables: string, listens: Promise<T>): Promise<T> {
  return listens.catch((error: NodeJS.ErrnoException) => {
    if (error.syscall !== "listen") throw error;
    throw new ConfigError([`What ${variables} say cannot be listened on: ${error.message}.`]);
  });
}

/** Push services turn to an https address; a trial on one machine has none, and tells no browsers. */
function pushOf({ publicUrl, pushServices }: Config) {
  if (publicUrl === null || pushServices === null) return null;
  return { subject: publicUrl.origin, allows: (address: string) => isPushAddress(address, pushServices) };
}

/** Two above PORT, beside the metrics; with any free port, any other one. */
function simulatorPort({ port }: Config): number {
  return port === 0 || port + 2 > 65_535 ? 0 : port + 2;
}

type Open = {
  readonly phones: URL | null;
  readonly signIns: readonly {
    readonly name: string;
    readonly password: string;
    readonly displayName: string;
  }[];
  /** How many have ever been heard. */
  readonly lookouts: number;
};

function greeting(config: Config, address: string, { phones, signIns, lookouts }: Open): string[] {
  const open = config.publicUrl?.origin ?? address;
  const lines = ["", "よりそい is open.", `  consultees  ${open}/`, `  desk        ${open}/desk`];
  if (phones) lines.push(`  LINE, simulated  ${phones.origin}/`);
  if (lookouts === 0)
    lines.push(
      "  lookout     none yet: npm run cli -- uptime watch, best elsewhere (docs/runbook/uptime.md)",
    );
  if (signIns.length > 0) {
    lines.push("", "An invented city, to walk through. Its staff sign in with (shown this once):");
    for (const { name, password, displayName } of signIns)
      lines.push(`  ${name.padEnd(16)} ${password}   ${displayName}`);
  }
  return [...lines, ""];
}

/** What a sentence says whole: where in the program it was found helps nobody. */
function isSaid(error: unknown): error is KeyError | UnfitDatabase {
  return error instanceof KeyError || error instanceof UnfitDatabase;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const sentences = error instanceof ConfigError ? error.problems : isSaid(error) ? [error.message] : null;
    if (sentences) for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
