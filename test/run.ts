// The test command. Runs everything, checks of types and lint first, or the tests that its arguments name, and ends with
// a line a machine can read: "N passed, N failed", with ", N skipped" where something was. Fails when anything did, and
// when nothing was run.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./source.ts";

/** What of vitest's report is read here. */
type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

const named = process.argv.slice(2);
if (named.length === 0 && (await statusOf("npm", ["run", "check"])) !== 0) end(0, 1, 0);

const folder = await mkdtemp(join(tmpdir(), "yorisoi-report-"));
const file = join(folder, "report.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
const vitest = join(root, "node_modules/vitest/vitest.mjs");
const status = await statusOf(process.execPath, [vitest, "run", ...reporters, ...named]);
const report = await readReport(file);
await rm(folder, { recursive: true, force: true });

const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
end(passed, failures(report, status), skipped);

function end(passed: number, failed: number, skipped: number): never {
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

/** Runs it before our eyes. Ctrl-C reaches both of us: it ends what it started, and the last line is still written. */
async function statusOf(command: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(command, args, { cwd: root, stdio: "inherit" });
  const pass = (signal: NodeJS.Signals): void => {
    if (signal === "SIGTERM") child.kill(signal);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, pass);
  const [status] = (await once(child, "exit")) as [number | null];
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, pass);
  return status;
}

/** A file that could not be loaded counts as one failure, and so does what went wrong outside of every test. */
function failures(report: Report | null, status: number | null): number {
  const files = report?.testResults ?? [];
  const unloaded = files.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  const counted = (report?.numFailedTests ?? 0) + unloaded.length;
  if (counted > 0 || status === 0) return counted;
  console.log("The run itself failed, outside of every test: see above.");
  return 1;
}

async function readReport(path: string): Promise<Report | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  return text === null ? null : (JSON.parse(text) as Report);
}
