// What the desk does with a thousand open consultations while messages keep arriving: npm run bench:desk -- --help
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { firstLoad } from "../../apps/first-load.ts";
import { browserOptions } from "../browser.ts";
import { root } from "../source.ts";
import { flood } from "./desk-flood.ts";
import { type DeskScreen, openDeskScreen } from "./desk-screen.ts";
import { quantile, table } from "./figures.ts";
import { growthPerThousand, type Sample } from "./growth.ts";
import { openStage, type Sender } from "./stage.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    consultations: { type: "string", default: "1000" },
    perSecond: { type: "string", default: "50" },
    minutes: { type: "string", default: "2" },
  },
});

const help = `npm run bench:desk -- [--consultations N] [--perSecond N] [--minutes N] [--json]

Opens the desk on so many open consultations, one of them on the screen, while so many messages a second arrive in all of
them in turn. In the first half of the time, every half a second, in long runs 600 times in all, one of them is for the talk on the
screen: from the server's time in its receipt, which is before the commit, to the frame that shows it. The heap is what is left after a
collection: before, thirty times in between, and after; what it grows by with each thousand messages is the slope of the later half,
in which the talk on the screen stays as it is. Without --minutes about three minutes; Ctrl-C stops it.
`;

if (flags.help) {
  process.stdout.write(help);
  process.exit(0);
}

const [consultations, perSecond, minutes] = [flags.consultations, flags.perSecond, flags.minutes].map(
  Number,
) as [number, number, number];
/** The issue's own; and what eight hours at fifty messages a second may add: some 90 MB. */
const limits = { scriptBytes: 80 * 1_024, p95: 1_000, growth: 64 * 1_024 };
const samplesInBetween = 30;

await using held = new AsyncDisposableStack();
const weight = firstLoad(join(root, "dist"), "desk");
const stage = held.use(await openStage({ pages: join(root, "dist") }));
const senders: Sender[] = [];
while (senders.length < consultations) {
  senders.push(...(await Promise.all(Array.from({ length: 10 }, () => stage.newSender()))));
  progress((0.3 * senders.length) / consultations, `${senders.length} consultations`);
}
const browser = await chromium.launch(await browserOptions());
held.defer(() => browser.close());
const screen: DeskScreen = held.use(await openDeskScreen(browser, stage));
const onScreen = senders.find(({ consultation }) => consultation === screen.consultation);
if (!onScreen) throw new Error("Nothing is on the screen.");

const samples: (Sample & { readonly nodes: number })[] = [];
/** One at a time. */
let sampling = Promise.resolve();
const sample = (messages: number): void => {
  const before = sampling;
  sampling = (async () => {
    await before;
    const now = { messages, ...(await screen.held()) };
    samples.push(now);
    // A long run that is broken off has said something, too.
    process.stderr.write(`\n${messages} messages: ${megabytes(now.bytes)} MB, ${now.nodes} nodes\n`);
  })();
  // It is heard at the end: nobody waits for it before.
  sampling.catch(() => {});
};
sample(0);
let taken = 0;
const arrivals = await flood({
  ...{ stage, senders, onScreen, perSecond, minutes, mostProbes: 600 },
  arrived(count, share) {
    if (count % 50 === 0) progress(0.3 + 0.7 * Math.min(1, share), `${count} messages`);
    if (share * samplesInBetween < taken + 1) return;
    taken++;
    sample(count);
  },
});
await screen.showsAll(arrivals.probes.size);
sample(arrivals.count);
await sampling;

const shown = [...(await screen.paintedAt())].flatMap(([text, painted]) => {
  const at = arrivals.probes.get(text);
  return at === undefined ? [] : [painted - at];
});
const [median, p95, growth] = [quantile(shown, 0.5), quantile(shown, 0.95), growthPerThousand(samples)];
const figures = {
  ...{ consultations, perSecond, minutes, arrived: arrivals.count, shown: shown.length },
  again: arrivals.again,
  ...{ median, p95, growthPerThousand: growth, samples, scriptBytes: weight.scriptBytes },
};
const [first, last] = [samples[0], samples.at(-1)];
const rows = [
  ["what", "measured", "limit", "measured ÷ limit"],
  row("first load: script, bytes gz", weight.scriptBytes, limits.scriptBytes),
  row("commit to paint, p95, ms", p95, limits.p95),
  row("commit to paint, median, ms", median, limits.p95),
  row("heap, bytes more with each 1,000 messages", growth, limits.growth),
  ["heap before / after, MB", `${megabytes(first?.bytes)} / ${megabytes(last?.bytes)}`, "", ""],
  ["nodes of the page before / after", `${first?.nodes} / ${last?.nodes}`, "", ""],
  ["messages arrived a second", (arrivals.count / (minutes * 60)).toFixed(1), `${perSecond}`, ""],
  ["sent again: refused / broken off", `${arrivals.again.refused} / ${arrivals.again.broken}`, "", ""],
  ["of those on the screen shown", `${shown.length} of ${arrivals.probes.size}`, "", ""],
];
const verdict =
  growth <= limits.growth ? "The desk holds its memory." : "The desk grows: look for what it keeps.";
process.stderr.write("\n\n");
process.stdout.write(flags.json ? `${JSON.stringify(figures, null, 2)}\n` : `${table(rows)}\n\n${verdict}\n`);

function row(what: string, measured: number, limit: number): string[] {
  const said = (value: number): string =>
    value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString("en");
  return [what, said(measured), said(limit), (measured / limit).toFixed(2)];
}

function megabytes(bytes = Number.NaN): string {
  return (bytes / 1_048_576).toFixed(1);
}

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}
