// What the child's page costs a slow tablet on a slow line, beside the same steps in React: npm run bench:page -- --help
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { build } from "vite";
import { type FirstLoad, firstLoad } from "../../apps/first-load.ts";
import { pageConfig } from "../../apps/page-config.ts";
import { browserOptions } from "../browser.ts";
import { root } from "../source.ts";
import { median, table } from "./figures.ts";
import { type Back, comeBack, comeFirst, type First } from "./slow-tablet.ts";
import { openStage, type Sender, type Stage } from "./stage.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    rounds: { type: "string", default: "9" },
    messages: { type: "string", default: "1000" },
  },
});

const help = `npm run bench:page -- [--rounds N] [--messages N] [--json]

Opens the child's page, writes the first message, and comes back to a talk of so many messages, each time as a new device
with a processor six times slower on a line of 400 kbit/s with 400 ms there and back; in turn with the least that the same
steps need in React, on the same server. Medians of the rounds. About five minutes; Ctrl-C stops it.
`;

if (flags.help) {
  process.stdout.write(help);
  process.exit(0);
}

const rounds = Number(flags.rounds);
const messages = Number(flags.messages);
const kinds = ["yorisoi", "react"] as const;
type Kind = (typeof kinds)[number];

await using held = new AsyncDisposableStack();
const folder = await mkdtemp(join(tmpdir(), "yorisoi-bench-page-"));
held.defer(() => rm(folder, { recursive: true, force: true }));
const weights: Record<Kind, FirstLoad> = {
  yorisoi: firstLoad(join(root, "dist"), "consultee"),
  react: await buildReact(folder),
};
const stages: Record<Kind, Stage> = {
  yorisoi: held.use(await openStage({ pages: join(root, "dist") })),
  react: held.use(await openStage({ pages: folder })),
};
const browser = await chromium.launch(await browserOptions());
held.defer(() => browser.close());

const coming: Record<Kind, First[]> = { yorisoi: [], react: [] };
const comingBack: Record<Kind, Back[]> = { yorisoi: [], react: [] };
const senders = { yorisoi: await talked("yorisoi"), react: await talked("react") };
for (let round = 0; round < rounds; round++) {
  for (const kind of kinds) {
    progress(round / rounds, `round ${round + 1} of ${rounds}, ${kind}`);
    coming[kind].push(await comeFirst(browser, stages[kind]));
    comingBack[kind].push(await comeBack(browser, stages[kind], senders[kind], messages + round));
  }
}

const rows = [["what", ...kinds, "yorisoi ÷ react"]];
row("first load: script, bytes gz", (kind) => weights[kind].scriptBytes);
row("first load: all, bytes gz", (kind) => weights[kind].allBytes);
row("new device: first paint, ms", (kind) => median(coming[kind].map(({ painted }) => painted)));
row("new device: the box is there, ms", (kind) => median(coming[kind].map(({ ready }) => ready)));
row("new device: first message stored, ms", (kind) => median(coming[kind].map(({ stored }) => stored)));
row(`${messages} messages: all shown, ms`, (kind) => median(comingBack[kind].map(({ whole }) => whole)));
row(`${messages} messages: one more, to the screen, ms`, (kind) =>
  median(comingBack[kind].map(({ shown }) => shown)),
);
row(`${messages} messages: one more, stored, ms`, (kind) =>
  median(comingBack[kind].map(({ stored }) => stored)),
);
process.stderr.write("\n\n");
process.stdout.write(
  flags.json ? `${JSON.stringify({ weights, coming, comingBack }, null, 2)}\n` : `${table(rows)}\n`,
);

function row(what: string, of: (kind: Kind) => number): void {
  const [ours, theirs] = [of("yorisoi"), of("react")];
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  rows.push([what, whole(ours), whole(theirs), (ours / theirs).toFixed(2)]);
}

/** Somebody whose talk has that many messages already. */
async function talked(kind: Kind): Promise<Sender> {
  progress(0, `${messages} messages for ${kind}`);
  const sender = await stages[kind].newSender();
  await stages[kind].say(sender, messages - 1);
  return sender;
}

async function buildReact(outDir: string): Promise<FirstLoad> {
  const config = pageConfig(root, "consultee", join(outDir, "consultee"));
  const page = join(import.meta.dirname, "react");
  await build({
    ...config,
    root: page,
    build: { ...config.build, rolldownOptions: { input: join(page, "index.html") } },
    oxc: { jsx: { runtime: "automatic", importSource: "react", development: false } },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return firstLoad(outDir, "consultee");
}

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}
