// What figures, exports and the live room of a city cost after years: npm run bench:city -- --help
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { dayAfter, inJapan } from "../../domain/japan-time.ts";
import { fiscalYearAt } from "../../domain/period.ts";
import { keysFromEnvironment } from "../../server/storage/keys.ts";
import { makeCity } from "./city-rows.ts";
import { median, quantile, table } from "./figures.ts";
import { type Line, openLine } from "./http-client.ts";
import { liveRoom } from "./live-room.ts";
import { connectBare, openStage } from "./stage.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    consultations: { type: "string", default: "10000" },
    messages: { type: "string", default: "500000" },
    rounds: { type: "string", default: "20" },
    seconds: { type: "string", default: "30" },
    officials: { type: "string", default: "20" },
    talks: { type: "string", default: "200" },
  },
});

const help = `npm run bench:city -- [--consultations 10000] [--messages 500000] [--rounds 20] [--seconds 30]
                     [--officials 20] [--talks 200] [--json]

Makes a city of so many consultations and messages, with really sealed words, and takes from it what officials take: the
figures of a day, a month, a 年度 and all there is, with the rows behind one of them; who waits; the words of a year; a whole
export of each kind. Then so many officials watch the talks, ten each, beside the list, while 20 messages a second come in.
Memory is the highest the server had while it was at it. In a temporary folder that is removed at the end; about five
minutes. Ctrl-C stops it. Linux only.
`;

if (flags.help) {
  process.stdout.write(help);
  process.exit(0);
}

const [consultations, messages, rounds, seconds, officials, talks] = [
  ...[flags.consultations, flags.messages, flags.rounds, flags.seconds, flags.officials, flags.talks],
].map(Number) as [number, number, number, number, number, number];

await using stage = await openStage();
const counsellor = await stage.staffNamed("counsellor");
const client = await connectBare(stage.databaseUrl);
client.on("error", () => {}); // where the making fails, the database ends first
const made = performance.now();
await makeCity(client, {
  ...{ consultations, messages, counsellor, keyProvider: keysFromEnvironment(stage.keyEncryptionKeys) },
  progress: (count) => progress((0.3 * count) / messages, `${whole(count)} messages made`),
});
await client.end();
const result: Record<string, unknown> = { consultations, messages, making: performance.now() - made };
const rows: string[][] = [["what", "median", "p95", "memory, highest"]];
const official = await openLine(stage.origin, stage.officialCookie);

const today = inJapan(new Date()).day;
const [month, year] = [{ from: dayAfter(today, -30), to: today }, fiscalYearAt(new Date())];
const all = { from: dayAfter(today, -3_600), to: today };
const calls: readonly (readonly [string, string, object])[] = [
  ["figures of a day", "/api/desk/figures", { from: dayAfter(today, -1), to: today }],
  ["figures of a month", "/api/desk/figures", month],
  ["figures of a 年度", "/api/desk/figures", year],
  ["figures of all there is", "/api/desk/figures", all],
  [
    "the rows of one figure, 年度",
    "/api/desk/figures/rows",
    { ...year, unit: "consultations", under: { dimension: "entrance", name: "line" } },
  ],
  [
    "the messages of one hour, 年度",
    "/api/desk/figures/rows",
    { ...year, unit: "messages", under: { dimension: "hour", name: "16" } },
  ],
  ["who waits (今日)", "/api/desk/unanswered", {}],
  [
    "the list of the desk",
    "/api/desk/sync",
    { epoch: stage.epoch, skin: "now", desk: { after: null }, watch: [] },
  ],
];
for (const [at, [name, path, input]] of calls.entries()) {
  const times: number[] = [];
  forgetPeak();
  for (let round = 0; round < rounds; round++) {
    progress(0.3 + (0.25 * (at * rounds + round)) / (calls.length * rounds), name);
    const began = performance.now();
    await ask(official, path, input);
    times.push(performance.now() - began);
  }
  const found = { median: median(times), p95: quantile(times, 0.95), peakBytes: peak() };
  result[name] = found;
  rows.push([name, `${whole(found.median)} ms`, `${whole(found.p95)} ms`, megabytes(found.peakBytes)]);
}

progress(0.55, "the words of all there is");
forgetPeak();
const beganWords = performance.now();
await ask(official, "/api/desk/analysis", { skin: "now", ...all, purpose: "statistics" });
const words = { millis: performance.now() - beganWords, peakBytes: peak() };
result["words"] = words;
rows.push(["the words of all there is", `${whole(words.millis)} ms`, "", megabytes(words.peakBytes)]);

for (const [nth, kind] of (["consultations", "messages"] as const).entries()) {
  const taken = await takeExport(kind, 0.65 + nth * 0.05);
  result[`export ${kind}`] = taken;
  rows.push([
    `export of ${kind}: ${whole(taken.rows)} rows`,
    `${whole(taken.rows / taken.seconds)} rows/s`,
    `${whole(quantile(taken.parts, 0.95))} ms a part`,
    megabytes(taken.peakBytes),
  ]);
}

forgetPeak();
const { delays, sent } = await liveRoom(stage, {
  ...{ officials, talks, each: Math.min(10, talks), perSecond: 20, seconds },
  progress: (share, sentence) => progress(0.75 + 0.25 * share, sentence),
});
result["live"] = {
  sent,
  heard: delays.length,
  median: median(delays),
  p95: quantile(delays, 0.95),
  peakBytes: peak(),
};
rows.push([
  `live room: ${officials} officials, ${talks} talks, ${whole(delays.length)} brought`,
  ...[`${whole(median(delays))} ms`, `${whole(quantile(delays, 0.95))} ms`, megabytes(peak())],
]);
official.end();
process.stderr.write("\n\n");
process.stdout.write(`${flags.json ? JSON.stringify(result, null, 2) : table(rows)}\n`);

/** All of one kind, asked for by the official and agreed to by an administrator, part by part. */
async function takeExport(kind: "consultations" | "messages", share: number) {
  // Somebody who has just shown a factor: these acts want one.
  const official = await openLine(stage.origin, await stage.signIn(`tantou-${kind}`, "official"));
  const administrator = await openLine(stage.origin, await stage.signIn(`kanri-${kind}`, "administrator"));
  const wanted = { kind, ...all, purpose: "statistics", recipient: "own-office" };
  const left = { pseudonymous: false, masked: false, toFolder: false, remindTo: [] };
  const asked = { ...wanted, ...left, dueOn: dayAfter(today, 30), reason: "測るため" };
  const { export: id } = (await ask(official, "/api/export/ask", asked)) as { export: string };
  const { approvals } = (await ask(administrator, "/api/approval/list", {})) as {
    approvals: { id: string; outcome: string | null }[];
  };
  for (const { id: approval, outcome } of approvals)
    if (outcome === null) await ask(administrator, "/api/approval/agree", { approval });
  administrator.end();
  forgetPeak();
  const parts: number[] = [];
  let count = 0;
  for (let after: string | null = null; ; ) {
    const began = performance.now();
    const part = (await ask(official, "/api/export/part", { export: id, after })) as {
      rows: readonly unknown[];
      next: string | null;
    };
    parts.push(performance.now() - began);
    count += part.rows.length;
    if (parts.length % 20 === 0) progress(share, `export: ${whole(count)} rows`);
    if (part.next === null) break;
    after = part.next;
  }
  official.end();
  const seconds = parts.reduce((sum, one) => sum + one, 0) / 1_000;
  return { rows: count, seconds, parts, peakBytes: peak() };
}

async function ask(line: Line, path: string, input: object): Promise<unknown> {
  const { status, body } = await line.post(path, JSON.stringify(input));
  if (status !== 200) throw new Error(`${path} was answered with ${status}.`);
  return JSON.parse(body);
}

/** From here on the kernel notes the highest anew (Linux). */
function forgetPeak(): void {
  writeFileSync(`/proc/${stage.serverPid}/clear_refs`, "5");
}

/** Bytes that the server has had at most since then. */
function peak(): number {
  const said = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${stage.serverPid}/status`, "utf8"))?.[1];
  return Number(said) * 1_024;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en");
}

function megabytes(bytes: number): string {
  return `${whole(bytes / 1_048_576)} MB`;
}

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}
