// The test command. Runs everything, or what its arguments name, and ends with a line a machine can read:
// "N passed, N failed", with ", N skipped" where something was. Fails when anything did, and when nothing was run.
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

const folder = await mkdtemp(join(tmpdir(), "yorisoi-report-"));
const file = join(folder, "report.json");
const child = spawn(
  process.execPath,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: "inherit" },
);
// Ctrl-C reaches both; the tests end what they started, and then the line is still written.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
const [status] = (await once(child, "exit")) as [number | null];
const report = await readReport(file);
await rm(folder, { recursive: true, force: true });

const passed = report?.numPassedTests ?? 0;
const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
const failed = failures(report, status);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

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
