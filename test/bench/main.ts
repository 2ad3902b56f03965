import { join } from "node:path";
import { parseArgs } from "node:util";
import { firstLoad } from "../../apps/first-load.ts";
import { median, quantile, table } from "./figures.ts";
import { idleMemory } from "./memory.ts";
import { signInFlood, signInRows } from "./sign-in.ts";
import { openStage } from "./stage.ts";
import { bareInserts, paced, sends } from "./throughput.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    streams: { type: "string", default: "1000,10000" },
  },
});

const help = `npm run bench -- [--rounds N] [--seconds N] [--streams 1000,10000] [--json]

Measures the service against the bare limit of the same database in the same run: each round takes the bare inserts and
the sends in turn, and the ratio is the median of the rounds' own ratios. Everything runs on this machine in a temporary
folder that is removed at the end. Takes about ten minutes; Ctrl-C stops it. Linux only.
`;

if (flags.help) {
  process.stdout.write(help);
  process.exit(0);
}

const rounds = Number(flags.rounds);
const millis = Number(flags.seconds) * 1_000;
const sizes = [1, 8, 64];
const streamCounts = flags.streams.split(",").map(Number);
const steps = sizes.length * rounds + 2 + streamCounts.length + 2;
let done = 0;

function progress(sentence: string): void {
  const share = done++ / steps;
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}

await using stage = await openStage();
const result: Record<string, unknown> = {};
const rows: string[][] = [["what", "bare", "yorisoi", "ratio"]];
const whole = (value: number): string => Math.round(value).toLocaleString("en");

// First, while the server's memory is still small: what it holds afterwards hides the streams.
for (const count of streamCounts) {
  progress(`${count} idle streams`);
  const { held, resident } = await idleMemory(stage, count);
  const each = (bytes: number): string => `${(bytes / count / 1_000).toFixed(1)} MB`;
  rows.push([
    `per 1,000 idle streams, at ${whole(count)}: held / resident`,
    "",
    `${each(held)} / ${each(resident)}`,
    "",
  ]);
  result[`idle${count}`] = { heldPerStream: held / count, residentPerStream: resident / count };
}

for (const size of sizes) {
  const senders = await stage.senders(size);
  const bare: number[] = [];
  const ours: number[] = [];
  const serverSeconds: number[] = [];
  const databaseSeconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    progress(`${size} senders, round ${round + 1} of ${rounds}`);
    bare.push(await bareInserts(stage, size, millis));
    const flood = await sends(stage, senders, millis);
    ours.push(flood.perSecond);
    serverSeconds.push(flood.serverSecondsPer10k);
    databaseSeconds.push(flood.databaseSecondsPer10k);
  }
  const ratio = median(ours.map((value, i) => value / (bare[i] ?? Number.NaN)));
  rows.push([`durable sends/s, ${size} senders`, whole(median(bare)), whole(median(ours)), ratio.toFixed(2)]);
  rows.push([
    `  CPU s per 10,000: server + database`,
    "",
    `${median(serverSeconds).toFixed(2)} + ${median(databaseSeconds).toFixed(2)}`,
    "",
  ]);
  result[`sends${size}`] = { bare, ours, ratio, serverSeconds, databaseSeconds };
}

for (const perSecond of [200, 1_000]) {
  progress(`${perSecond} messages a second`);
  const { acknowledged, delivered } = await paced(stage, await stage.senders(64), perSecond, millis * 3);
  const both = (values: readonly number[]): string =>
    `${quantile(values, 0.5).toFixed(1)} / ${quantile(values, 0.99).toFixed(1)} ms`;
  rows.push([`at ${perSecond}/s: acknowledged p50 / p99`, "", both(acknowledged), ""]);
  rows.push([`at ${perSecond}/s: on the other side p50 / p99`, "", both(delivered), ""]);
  result[`paced${perSecond}`] = {
    acknowledged: [quantile(acknowledged, 0.5), quantile(acknowledged, 0.99)],
    delivered: [quantile(delivered, 0.5), quantile(delivered, 0.99)],
  };
}

progress("a flood of sign-ins");
const flooded = await signInFlood(stage, 100, millis);
rows.push(...signInRows(flooded));
result.signInFlood = flooded;

progress("first load of the consultee's page");
const weight = firstLoad(join(import.meta.dirname, "../../dist"), "consultee");
rows.push([
  "consultee's page, first load: JS gz / all gz",
  "",
  `${whole(weight.scriptBytes)} / ${whole(weight.allBytes)} bytes`,
  "",
]);
result.weight = weight;
process.stderr.write("\n\n");
process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : `${table(rows)}\n`);
