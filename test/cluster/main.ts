// npm run cluster: the whole service as three machines would carry it, on this one.
import { parseArgs } from "node:util";
import { prepareHome } from "../../server/storage/embedded-home.ts";
import { type Cluster, startCluster } from "./cluster.ts";
import { endAll } from "./end-all.ts";
import { isWhole, leaderOf } from "./members.ts";
import { type Plan, planOf } from "./plan.ts";
import { findPrograms } from "./programs.ts";
import { openLedger } from "./running.ts";
import { startService } from "./start-processes.ts";

const help = `npm run cluster -- [start | stop | status] [--folder FOLDER] [--json]

  start   (or nothing) Starts three etcd, three PostgreSQL under Patroni (each commit is confirmed by a standby), HAProxy
          and two processes of the service on free ports of this machine, says where, and runs until Ctrl-C.
  stop    Ends what is running, also what one that was killed has left.
  status  Says what is running, and which node is the primary.

  --folder FOLDER  Where all of it lies; .yorisoi/cluster unless said otherwise. Remove it, and the next start is the first.
  --json           Answer in JSON, for programs.

It needs the packages postgresql-15, patroni, etcd-server and haproxy of Debian 12 (or newer ones), and Linux. Started as
root, the database's part runs as "nobody". For trying things out and for tests: on real machines see deploy/.
Exit codes: 0 done, 1 failed or (status) not whole, 2 asked for in the wrong way.
`;

const done = 0;
const failed = 1;
const wrongUsage = 2;

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h", default: false },
      json: { type: "boolean", default: false },
      folder: { type: "string", default: ".yorisoi/cluster" },
    },
  });
  const [what = "start", ...more] = positionals;
  if (values.help) return print(help.trimEnd());
  if (more.length > 0 || !["start", "stop", "status"].includes(what)) {
    say(`There is no "${positionals.join(" ")}": start, stop or status. --help says more.`);
    return wrongUsage;
  }
  const home = await prepareHome(values.folder, say);
  if (what === "stop") return stop(home.folder, values.json);
  const plan = await planOf(home.folder);
  if (what === "status") return status(plan, home.folder, values.json);

  const found = await findPrograms();
  if (!found.ok) {
    say(found.sentence);
    return failed;
  }
  if ((await openLedger(home.folder).living()).length > 0) {
    say(
      "This cluster is running already, or one that was killed has left something: npm run cluster -- stop ends it.",
    );
    return failed;
  }
  const stopped = stopSignal();
  let cluster: Cluster | null = null;
  try {
    cluster = await Promise.race([startCluster({ home, plan, programs: found.programs }, say), stopped]);
    if (cluster === null) return failed;
    say("Starting the service, twice.");
    const origins = await Promise.race([startService(home, plan, cluster.ledger), stopped]);
    if (origins === null) return failed;
    print(
      values.json ? JSON.stringify(whereabouts(plan, origins), null, 2) : told(plan, origins, home.folder),
    );
    await stopped;
    return done;
  } finally {
    say("Ending the service, HAProxy, PostgreSQL and etcd, in this order.");
    await endAll(home.folder);
    say("All of it has ended.");
  }
}

/** Resolves with null at Ctrl-C. A second one is npm's echo of the first, or changes nothing: it is ending. */
function stopSignal(): Promise<null> {
  return new Promise((resolve) => {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => resolve(null));
  });
}

async function stop(folder: string, json: boolean): Promise<number> {
  const found = (await openLedger(folder).living()).length;
  await endAll(folder);
  return print(json ? JSON.stringify({ ended: found }) : `Ended: ${found} of its programs were running.`);
}

async function status(plan: Plan, folder: string, json: boolean): Promise<number> {
  const running = (await openLedger(folder).living()).map(({ name }) => name);
  const [primary, whole] = [(await leaderOf(plan))?.name ?? null, await isWhole(plan)];
  const sentence = whole
    ? "A commit is confirmed by a standby, and both standbys follow."
    : "Not whole: a standby does not follow, or there is no primary.";
  const lines = [`running  ${running.join(", ") || "nothing"}`, `primary  ${primary ?? "none"}`, sentence];
  print(json ? JSON.stringify({ running, primary, whole }, null, 2) : lines.join("\n"));
  return whole ? done : failed;
}

function whereabouts(plan: Plan, origins: readonly string[]): object {
  const nodes = plan.nodes.map(({ name, postgres, rest, etcdClient }) => ({
    name,
    postgres,
    rest,
    etcdClient,
  }));
  return { service: origins, metrics: plan.service.map(({ metrics }) => metrics), proxy: plan.proxy, nodes };
}

function told(plan: Plan, origins: readonly string[], folder: string): string {
  return [
    "",
    "よりそい is open, on a cluster.",
    ...origins.map((origin) => `  service     ${origin}/   ${origin}/desk`),
    ...plan.service.map(({ metrics }) => `  metrics     http://127.0.0.1:${metrics}/metrics`),
    `  HAProxy     127.0.0.1:${plan.proxy}, always leads to the primary`,
    ...plan.nodes.map(
      ({ name, postgres, rest }) => `  ${name}          PostgreSQL 127.0.0.1:${postgres}, Patroni ${rest}`,
    ),
    "",
    "The first administrator is invited with the settings of the service:",
    `  set -a; . ${folder}/environment; set +a; npm run cli -- staff invite --help`,
    "Ctrl-C ends all of it.",
    "",
  ].join("\n");
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return done;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const usage =
      error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    say(error instanceof Error ? error.message : String(error));
    process.exit(usage ? wrongUsage : failed);
  },
);
