// What a run of the trials found, as files for people and for programs. No names of machines, no folders.
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../source.ts";
import type { Programs } from "./programs.ts";
import type { Finding, Trial } from "./trials/trial.ts";

export type Outcome = Pick<Trial, "id" | "title"> & {
  readonly finding: Finding | null;
  /** What kept it from being finished, in a sentence. */
  readonly trouble?: string;
};

export type Report = {
  readonly day: string;
  readonly machine: { readonly cores: number; readonly memoryGigabytes: number; readonly networks: boolean };
  readonly versions: Readonly<Record<string, string>>;
  readonly outcomes: readonly Outcome[];
};

export function passed({ finding, trouble }: Outcome): boolean {
  return trouble === undefined && (finding === null || finding.checks.every(({ ok }) => ok));
}

export async function reportOn(
  outcomes: readonly Outcome[],
  programs: Programs,
  networks: boolean,
): Promise<Report> {
  return {
    day: new Date().toISOString().slice(0, 10),
    machine: {
      cores: availableParallelism(),
      memoryGigabytes: Math.round(totalmem() / 2 ** 30),
      networks,
    },
    versions: {
      PostgreSQL: await versionOf(join(programs.postgres, "postgres"), "--version"),
      Patroni: await versionOf(programs.patroni, "--version"),
      etcd: await versionOf(programs.etcd, "--version"),
      HAProxy: await versionOf(programs.haproxy, "-v"),
      Node: process.versions.node,
    },
    outcomes,
  };
}

async function versionOf(program: string, flag: string): Promise<string> {
  const { stdout } = await promisify(execFile)(program, [flag]).catch(() => ({ stdout: "" }));
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? "unknown";
}

/** `docs/evidence/faults.json` and `docs/evidence/faults.md`: these outcomes, instead of those of the same trials before. */
export async function keepReport(now: Report): Promise<void> {
  const folder = join(root, "docs/evidence");
  await mkdir(folder, { recursive: true });
  const text = await readFile(join(folder, "faults.json"), "utf8").catch(() => null);
  const before = text === null ? [] : (JSON.parse(text) as Report).outcomes;
  const others = before.filter(({ id }) => !now.outcomes.some((one) => one.id === id));
  const report = { ...now, outcomes: [...others, ...now.outcomes] };
  await writeFile(join(folder, "faults.json"), `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, "faults.md"), pageOf(report));
}

export function pageOf({ day, machine, versions, outcomes }: Report): string {
  const used = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    "# Faults of a cluster, as they were tried",
    "",
    `Written by \`npm run test:faults\` on ${day}: three etcd, three PostgreSQL under Patroni, HAProxy and two processes of the service`,
    `on one machine with ${machine.cores} cores and ${machine.memoryGigabytes} GB, under the load of scripted people. ${used.join(", ")}.`,
    "Each history is judged by `test/history.ts`: what every page did and saw, against what the database holds in the end.",
    "Where a trial failed, see also [0052](../decisions/0052-a-lock-taken-back.md).",
    "",
    ...outcomes.flatMap(sectionOf),
  ].join("\n");
}

function sectionOf(outcome: Outcome): string[] {
  const { id, title, finding, trouble } = outcome;
  const result =
    finding === null && trouble === undefined ? "not tried" : passed(outcome) ? "passed" : "failed";
  const lines = [`## ${id}: ${title}: ${result}`, ""];
  if (trouble !== undefined) return [...lines, trouble, ""];
  if (finding === null) return [...lines, "This machine does not allow it.", ""];
  for (const { asked, ok } of finding.checks) lines.push(`- ${ok ? "yes" : "**no**"}: ${asked}`);
  const figures = Object.entries(finding.figures).map(
    ([name, value]) => `| ${name} | ${Array.isArray(value) ? value.join(", ") : value} |`,
  );
  return [...lines, "", "| figure | value |", "| --- | --- |", ...figures, ""];
}
