// npm run test:faults: the faults that need a whole cluster, made one after the other on one that is started for them.
import { parseArgs } from "node:util";
import { keepReport, type Outcome, pageOf, passed, type Report, reportOn } from "./report.ts";
import { openScene, type Scene } from "./scene.ts";
import { cutOffPrimary } from "./trials/cut-off-primary.ts";
import { asynchronousControl, frozenWalsender } from "./trials/frozen-walsender.ts";
import { hungPrimary } from "./trials/hung-primary.ts";
import { killedPrimary } from "./trials/killed-primary.ts";
import { lostStandby } from "./trials/lost-standby.ts";
import { lostStandbys } from "./trials/lost-standbys.ts";
import { powerCut } from "./trials/power-cut.ts";
import { stolenLock } from "./trials/stolen-lock.ts";
import { plannedSwitchover } from "./trials/switchover.ts";
import type { Trial } from "./trials/trial.ts";

/** Last the one that loses words, and the longest before it. */
const trials: readonly Trial[] = [
  ...[plannedSwitchover, frozenWalsender, hungPrimary, cutOffPrimary, stolenLock, lostStandby],
  ...[lostStandbys, powerCut, killedPrimary, asynchronousControl],
];

const help = `npm run test:faults -- [--only F3,F5] [--kills N] [--write] [--folder FOLDER] [--json]

Starts a cluster (see npm run cluster -- --help for what it needs), makes these faults under the load of scripted people, and
judges each whole history. About 20 minutes; Ctrl-C ends it, and the cluster with it.

${trials.map(({ id, title }) => `  ${id.padEnd(12)}${title}`).join("\n")}

  --only LIST      Only these, with commas between.
  --kills N        How often a fault that is measured is made; 10 unless said otherwise.
  --write          Keep the report in docs/evidence/.
  --folder FOLDER  Where the cluster lies, and is left for looking at; else it is removed at the end.
  --json           Answer in JSON, for programs.

Exit codes: 0 all passed, 1 one failed or the cluster did not come up, 2 asked for in the wrong way.
`;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      help: { type: "boolean", short: "h", default: false },
      json: { type: "boolean", default: false },
      only: { type: "string" },
      kills: { type: "string", default: "10" },
      write: { type: "boolean", default: false },
      folder: { type: "string" },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const wanted = values.only?.split(",").map((id) => id.trim());
  const unknown = wanted?.find((id) => !trials.some((trial) => trial.id === id));
  const rounds = Number(values.kills);
  if (unknown !== undefined || !Number.isInteger(rounds) || rounds < 1) {
    say(unknown === undefined ? "--kills needs a whole number from 1." : `There is no trial "${unknown}".`);
    return 2;
  }
  const chosen = trials.filter(({ id }) => wanted?.includes(id) ?? true);
  const opened = await openScene(values.folder ?? null, say);
  if (typeof opened === "string") {
    say(opened);
    return 1;
  }
  await using scene = opened;
  // Ends what it started, whatever it was about.
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => void endWith(scene));
  const outcomes: Outcome[] = [];
  const { programs, networks } = scene.ground;
  const summary = (): Promise<Report> => reportOn(outcomes, programs, networks !== null);
  for (const [at, trial] of chosen.entries()) {
    say(`${at + 1} of ${chosen.length}  ${trial.id}: ${trial.title}`);
    const outcome = await tryOut(trial, scene, rounds);
    outcomes.push(outcome);
    // After each: what was found stays, if the run is ended early.
    if (values.write) await keepReport(await summary());
    say(outcome.trouble ?? (passed(outcome) ? "  passed" : "  FAILED"));
  }
  const report = await summary();
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${pageOf(report)}\n`);
  return outcomes.every(passed) ? 0 : 1;
}

async function endWith(scene: Scene): Promise<never> {
  say("Ending the cluster.");
  await scene[Symbol.asyncDispose]();
  process.exit(1);
}

async function tryOut(trial: Trial, { ground, mend }: Scene, rounds: number): Promise<Outcome> {
  const { id, title } = trial;
  try {
    await mend();
    return { id, title, finding: await trial.run({ ...ground, rounds }) };
  } catch (error) {
    return { id, title, finding: null, trouble: error instanceof Error ? error.message : String(error) };
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    const usage =
      error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    process.exit(usage ? 2 : 1);
  },
);
