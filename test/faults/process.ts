// One process of the service as server/main.ts starts it, for tests that kill it: without limits and pages, its clock
// set off on request. Says where it listens; ends when whoever started it is gone.
import { flushCompileCache } from "node:module";
import { createInterface } from "node:readline";
import { firstSettings } from "../../domain/first-settings.ts";
import { openApp } from "../../server/app.ts";
import { readConfig } from "../../server/config.ts";
import type { Limits } from "../../server/edge/limits.ts";
import { openLog } from "../../server/edge/log.ts";
import { openFoundation } from "../../server/foundation.ts";
import { toldToStop } from "../../server/told-to-stop.ts";
import { quietReception } from "../reception.ts";

export type Gauges = {
  /** What is not garbage: on the heap, and in buffers beside it. */
  readonly heldBytes: number;
  readonly gauges: Readonly<Record<string, number>>;
};

const config = readConfig(process.env);
const aheadMillis = Number(process.env["CLOCK_AHEAD_MILLIS"] ?? 0);
const noLimits = new Proxy({}, { get: () => ({ perMinute: 1_000_000, by: "caller" }) }) as Limits;

const ground = await openFoundation(config, () => {});
const app = await openApp({
  storage: ground.storage,
  keyProvider: ground.keyProvider,
  secrets: ground.secrets,
  log: openLog(config.logLevel, { write: (line) => void process.stderr.write(line) }),
  limits: noLimits,
  standbys: config.standbys,
  reception: {
    ...(process.env["RECEPTION"] === "first" ? firstSettings : quietReception),
    pictures: process.env["PICTURES"] === "taken",
  },
  now: () => new Date(Date.now() + aheadMillis),
});
const asked = createInterface({ input: process.stdin });
asked.on("line", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const gauges = Object.entries(app.vital.gauges).map(([name, { read }]) => [name, read()]);
  console.log(
    JSON.stringify({ heldBytes: heapUsed + external, gauges: Object.fromEntries(gauges) } satisfies Gauges),
  );
});
asked.on("close", () => process.exit(0));
const told = toldToStop({ app, drainSeconds: config.drainSeconds, say: () => {} });
console.log(await app.listen("127.0.0.1", 0));
// Whoever is killed keeps nothing for the next one.
flushCompileCache();
await told;
await app[Symbol.asyncDispose]();
await ground[Symbol.asyncDispose]();
process.exit(0);
