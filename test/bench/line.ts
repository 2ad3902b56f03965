// What a first message costs on the thinnest line: npm run bench:line -- --help
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { firstLoad } from "../../apps/first-load.ts";
import { browserOptions } from "../browser.ts";
import { root } from "../source.ts";
import { median, table } from "./figures.ts";
import { comeFirst, comeWithoutScript, type First, thinLine } from "./slow-tablet.ts";
import { openStage } from "./stage.ts";

const { values: flags } = parseArgs({
  options: { help: { type: "boolean", default: false }, rounds: { type: "string", default: "5" } },
});
const help = `npm run bench:line -- [--rounds N]

Opens the child's page, and the page without script, each time as a new device with a processor six times slower on a line of
64 kbit/s with 2 s there and back for each request (Chromium's own throttle: it counts no handshake), and writes the first
message. Medians of the rounds. About five minutes; Ctrl-C stops it.
`;
const rounds = Number(flags.rounds);
if (flags.help || !Number.isInteger(rounds) || rounds < 1) {
  process.stdout.write(help);
  process.exit(flags.help ? 0 : 1);
}

const dist = join(root, "dist");
await using stage = await openStage({ pages: dist });
await using browser = await chromium.launch(await browserOptions());
const [whole, plain]: [First[], { ready: number; stored: number }[]] = [[], []];
for (let round = 0; round < rounds; round++) {
  process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  whole.push(await comeFirst(browser, stage, thinLine));
  plain.push(await comeWithoutScript(browser, stage, thinLine));
}
const millis = (values: readonly number[]): string => Math.round(median(values)).toLocaleString("en");
const packed = (names: readonly string[]): string =>
  names
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, "consultee", name))).length, 0)
    .toLocaleString("en");
const { scriptBytes, allBytes } = firstLoad(dist, "consultee");
process.stdout.write(
  `${table([
    ["what, at 64 kbit/s with 2 s there and back", "median"],
    [
      "the page: first load, bytes gz (of it script)",
      `${allBytes.toLocaleString("en")} (${scriptBytes.toLocaleString("en")})`,
    ],
    ["the page: first paint, ms", millis(whole.map(({ painted }) => painted))],
    ["the page: the box is there, ms", millis(whole.map(({ ready }) => ready))],
    ["the page: first message stored, ms", millis(whole.map(({ stored }) => stored))],
    ["without script: the box is there, ms", millis(plain.map(({ ready }) => ready))],
    ["without script: first message stored, ms", millis(plain.map(({ stored }) => stored))],
    ["the self-test: all of it, bytes gz", packed(["shindan.html", "shindan.js", "plain.css"])],
  ])}\n`,
);
