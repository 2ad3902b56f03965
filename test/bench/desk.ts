// What the desk does with a thousand open consultations while messages keep arriving: npm run bench:desk -- --help
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { firstLoad } from "../../apps/first-load.ts";
import { browserOptions } from "../browser.ts";
import { root } from "../source.ts";
import { type DeskScreen, openDeskScreen } from "./desk-screen.ts";
import { quantile, table } from "./figures.ts";
import { openLine } from "./http-client.ts";
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
them in turn. Twice a second one of them is for the talk on the screen: from the server's time in its receipt, which is
before the commit, to the frame that shows it. The heap is what is left after a collection, before and after. Without
--minutes about three minutes; Ctrl-C stops it.
`;

if (flags.help) {
  process.stdout.write(help);
  process.exit(0);
}

const [consultations, perSecond, minutes] = [flags.consultations, flags.perSecond, flags.minutes].map(
  Number,
) as [number, number, number];
/** The issue's own. */
const limits = { scriptBytes: 80 * 1_024, p95: 1_000, growth: 2 };

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
const heapBefore = await screen.heap();
const arrivals = await flood();
const heapAfter = await screen.heap();

const shown = [...(await screen.paintedAt())].flatMap(([text, painted]) => {
  const at = arrivals.probes.get(text);
  return at === undefined ? [] : [painted - at];
});
const p95 = quantile(shown, 0.95);
const figures = {
  ...{ consultations, perSecond, minutes, arrived: arrivals.count, shown: shown.length },
  ...{ median: quantile(shown, 0.5), p95, heapBefore, heapAfter, scriptBytes: weight.scriptBytes },
};
const rows = [
  ["what", "measured", "limit", "measured ÷ limit"],
  row("first load: script, bytes gz", weight.scriptBytes, limits.scriptBytes),
  row("commit to paint, p95, ms", p95, limits.p95),
  row("commit to paint, median, ms", figures.median, limits.p95),
  row(`heap after ${minutes} min ÷ before`, heapAfter / heapBefore, limits.growth),
  ["heap before / after, MB", `${megabytes(heapBefore)} / ${megabytes(heapAfter)}`, "", ""],
  ["messages arrived a second", (arrivals.count / (minutes * 60)).toFixed(1), `${perSecond}`, ""],
  ["of those on the screen shown", `${shown.length} of ${arrivals.probes.size}`, "", ""],
];
process.stderr.write("\n\n");
process.stdout.write(flags.json ? `${JSON.stringify(figures, null, 2)}\n` : `${table(rows)}\n`);

/** In turn to all of them, twice a second one to the talk on the screen. */
async function flood(): Promise<{ readonly count: number; readonly probes: ReadonlyMap<string, number> }> {
  const probes = new Map<string, number>();
  const lines = await Promise.all(Array.from({ length: 8 }, () => openLine(stage.origin, "")));
  const ends = performance.now() + minutes * 60_000;
  const onScreen = senders.find(({ consultation }) => consultation === screen.consultation);
  if (!onScreen) throw new Error("Nothing is on the screen.");
  let [count, nth] = [0, 0];
  const every = 1_000 / perSecond;
  const began = performance.now();
  await Promise.all(
    lines.map(async (line) => {
      for (;;) {
        const due = began + nth * every;
        if (due > ends) break;
        const mine = nth++;
        if (due > performance.now()) await pause(due - performance.now());
        const isProbe = mine % Math.max(1, Math.round(perSecond / 2)) === 0;
        const sender = isProbe ? onScreen : (senders[mine % senders.length] as Sender);
        const text = `${mine}. きょうも教室に入れなくて、保健室にいました。`;
        const said = { epoch: stage.epoch, consultation: sender.consultation, key: randomUUID(), text };
        const { status, body } = await line.post("/api/send", JSON.stringify(said), sender.cookie);
        if (status !== 200) throw new Error(`A send was answered with ${status}.`);
        count++;
        if (isProbe) probes.set(text, Date.parse((JSON.parse(body) as { at: string }).at));
        const share = (performance.now() - began) / (minutes * 60_000);
        if (mine % 50 === 0) progress(0.3 + 0.7 * Math.min(1, share), `${count} messages`);
      }
    }),
  );
  for (const line of lines) line.end();
  await screen.showsAll(probes.size);
  return { count, probes };
}

function row(what: string, measured: number, limit: number): string[] {
  const said = (value: number): string =>
    value < 100 ? value.toFixed(2) : Math.round(value).toLocaleString("en");
  return [what, said(measured), said(limit), (measured / limit).toFixed(2)];
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1);
}

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}
