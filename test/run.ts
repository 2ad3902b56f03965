// The test command. Runs everything, checks of types and lint first, or the tests that its arguments name, and ends with
// a line a machine can read: "N passed, N failed", with ", N skipped" where something was. Fails when anything did, and
// when nothing was run. Of a whole run, files that failed are run once more by themselves: what then passes is named as
// unsteady, which is a fault to be mended, of the test or of what it tests.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
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

/** More than this is no accident of a busy machine. */
const mostSecondLooks = 4;

const named = process.argv.slice(2);
if (named.length === 0 && (await statusOf("npm", ["run", "check"])) !== 0) end(0, 1, 0);

const first = await runTests(named);
const second = named.length === 0 ? await lookAgain(first) : null;
const counts = second ? together(first, second) : countsOf(first);
end(counts.passed, counts.failed, counts.skipped);

type Run = { readonly report: Report | null; readonly status: number | null };
type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

async function runTests(args: readonly string[]): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-report-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const status = await statusOf(process.execPath, [vitest, "run", ...reporters, ...args]);
  const report = await readReport(file);
  await rm(folder, { recursive: true, force: true });
  return { report, status };
}

/** Null where there is nothing to look at again, or too much. */
async function lookAgain({ report, status }: Run): Promise<Run | null> {
  const files = failedFiles(report);
  if (status === 0 || files.length === 0 || files.length > mostSecondLooks) return null;
  console.log(`Once more, by themselves:\n${files.map((file) => `  ${relative(root, file)}`).join("\n")}`);
  const second = await runTests(["--no-file-parallelism", ...files]);
  const still = new Set(failedFiles(second.report));
  for (const file of files) if (!still.has(file)) console.log(`Unsteady: ${relative(root, file)}`);
  return second;
}

/** What was run twice counts as it was the second time. */
function together(first: Run, second: Run): Counts {
  const again = failedFiles(first.report);
  const theirs = (first.report?.testResults ?? []).filter(({ name }) => again.includes(name));
  const of = (status: string): number =>
    theirs.flatMap(({ assertionResults }) => assertionResults).filter((one) => one.status === status).length;
  const [before, after] = [countsOf(first), countsOf(second)];
  return {
    passed: before.passed - of("passed") + after.passed,
    failed: after.failed,
    skipped: before.skipped - of("pending") - of("todo") + after.skipped,
  };
}

function countsOf({ report, status }: Run): Counts {
  return {
    passed: report?.numPassedTests ?? 0,
    failed: failures(report, status),
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function failedFiles(report: Report | null): string[] {
  return (report?.testResults ?? []).filter(({ status }) => status === "failed").map(({ name }) => name);
}

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
