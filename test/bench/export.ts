// What an export costs: rows a second and memory of the server that gives its parts, and of the command that writes a file, the second half
// beside the first, and beside bare reads of the same rows: npm run bench:export -- --help
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { inJapan } from "../../domain/japan-time.ts";
import { root } from "../source.ts";
import { table } from "./figures.ts";
import { fillWithMessages } from "./fill-with-messages.ts";
import { openLine } from "./http-client.ts";
import { connectBare, openStage, type Stage } from "./stage.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    messages: { type: "string", default: "1000000" },
    consultations: { type: "string", default: "200" },
  },
});

const help = `npm run bench:export -- [--messages 1000000] [--consultations 200] [--json]

Seals so many messages into a database of its own, takes all of them as the desk does, and writes them as an Excel file as the
command line does. In a temporary folder that is removed at the end; some minutes. Ctrl-C stops it.
`;

type Taken = {
  readonly rows: number;
  readonly rowsASecond: number;
  /** Of the process, in bytes: during the first half, and afterwards. What were kept of each row would be twice as much then. */
  readonly peakFirst: number;
  readonly peakRest: number;
};

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}

async function post<Body>(stage: Stage, path: string, input: object): Promise<Body> {
  const line = await openLine(stage.origin, stage.officialCookie);
  const { status, body } = await line.post(path, JSON.stringify(input));
  line.end();
  if (status !== 200) throw new Error(`${path} was answered with ${status}.`);
  return JSON.parse(body) as Body;
}

/** Before anything else: a fresh sign-in is asked for. */
async function ask(stage: Stage, toFolder: boolean): Promise<string> {
  const { day } = inJapan(new Date());
  const { export: id } = await post<{ export: string }>(stage, "/api/export/ask", {
    ...{ kind: "messages", from: day, to: day, purpose: "return-to-city", recipient: "own-office" },
    ...{ pseudonymous: false, masked: false, toFolder, remindTo: [], dueOn: day, reason: "measured" },
  });
  return id;
}

function residentBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024;
}

async function takeParts(stage: Stage, id: string, all: number): Promise<Taken> {
  const line = await openLine(stage.origin, stage.officialCookie);
  const began = performance.now();
  let [rows, peakFirst, peakRest] = [0, 0, 0];
  for (let after: string | null = null; ; ) {
    const { status, body } = await line.post("/api/export/part", JSON.stringify({ export: id, after }));
    if (status !== 200) throw new Error(`A part was answered with ${status}.`);
    const part = JSON.parse(body) as { rows: unknown[]; next: string | null };
    rows += part.rows.length;
    const resident = residentBytes(stage.serverPid);
    if (rows <= all / 2) peakFirst = Math.max(peakFirst, resident);
    else peakRest = Math.max(peakRest, resident);
    progress(0.4 + (0.25 * rows) / all, `${rows.toLocaleString("en")} rows given`);
    after = part.next;
    if (after === null) break;
  }
  line.end();
  return { rows, rowsASecond: rows / ((performance.now() - began) / 1_000), peakFirst, peakRest };
}

async function writeFile(stage: Stage, id: string, all: number): Promise<Taken & { readonly bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-bench-"));
  try {
    const began = performance.now();
    const words = ["export", "write", "--entry", id, "--format", "xlsx", "--json"];
    // A heap of this size is enough for any number of rows.
    const heap = "--max-old-space-size=96";
    const child = spawn(process.execPath, [heap, join(root, "apps/cli/main.ts"), ...words], {
      env: {
        ...process.env,
        ...{ DATABASE_URL: stage.databaseUrl, KEY_ENCRYPTION_KEYS: stage.keyEncryptionKeys },
        EXPORT_FOLDER: folder,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    const end = once(child, "close");
    const seen: number[] = [];
    while (child.exitCode === null) {
      if (child.pid) seen.push(residentBytes(child.pid));
      await Promise.race([end, pause(100)]);
      progress(0.65 + 0.3 * Math.min(1, seen.length / 3_000), "the Excel file is written");
    }
    await end;
    if (child.exitCode !== 0) throw new Error(`The command ended with ${child.exitCode}.`);
    const { rows, bytes, file } = JSON.parse(out) as { rows: number; bytes: number; file: string };
    if ((await stat(file)).size !== bytes || rows !== all) throw new Error("The file is not whole.");
    const first = Math.ceil(seen.length / 2);
    return {
      ...{ rows, bytes, rowsASecond: rows / ((performance.now() - began) / 1_000) },
      ...{ peakFirst: Math.max(...seen.slice(0, first)), peakRest: Math.max(...seen.slice(first)) },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same rows as they lie there, and nothing done with them: rows a second. */
async function readBare(stage: Stage): Promise<number> {
  const client = await connectBare(stage.databaseUrl);
  const began = performance.now();
  let rows = 0;
  for (let place: readonly [string, number] = ["00000000-0000-0000-0000-000000000000", 0]; ; ) {
    const { rows: some } = await client.query(
      "select * from entry where (consultation_id, seq) > ($1, $2) and kind = 'message' order by 1, 2 limit 500",
      [...place],
    );
    rows += some.length;
    const last = some.at(-1);
    if (!last) break;
    place = [last.consultation_id, last.seq];
  }
  await client.end();
  return rows / ((performance.now() - began) / 1_000);
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

async function main(): Promise<void> {
  if (flags.help) return void process.stdout.write(help);
  const [messages, consultations] = [Number(flags.messages), Number(flags.consultations)];
  await using stage = await openStage();
  const client = await connectBare(stage.databaseUrl);
  await client.query("update approval_rule set needed = 0 where act = 'consultation:export'");
  await client.end();
  const [forDesk, forFolder] = [await ask(stage, false), await ask(stage, true)];
  const made = await fillWithMessages(stage, { messages, consultations }, (done) =>
    progress((0.35 * done) / messages, `${done.toLocaleString("en")} messages sealed`),
  );
  const bare = await readBare(stage);
  const desk = await takeParts(stage, forDesk, made);
  const folder = await writeFile(stage, forFolder, made);
  if (desk.rows !== made) throw new Error(`${desk.rows} of ${made} rows were given.`);
  process.stderr.write("\n");
  if (flags.json) return void process.stdout.write(`${JSON.stringify({ bare, desk, folder }, null, 2)}\n`);
  const rowOf = (name: string, { rows, rowsASecond, peakFirst, peakRest }: Taken): string[] => [
    ...[name, rows.toLocaleString("en"), Math.round(rowsASecond).toLocaleString("en")],
    ...[`${(rowsASecond / bare).toFixed(2)}`, megabytes(peakFirst), megabytes(peakRest)],
    (peakRest / peakFirst).toFixed(2),
  ];
  const text = table([
    ["", "rows", "rows/s", "of bare reads", "peak, first half", "peak, second half", "ratio"],
    rowOf("parts for the desk", desk),
    rowOf("Excel by the command line", folder),
  ]);
  process.stdout.write(`${text}\n\nBare reads: ${Math.round(bare).toLocaleString("en")} rows/s. `);
  process.stdout.write(`The Excel file has ${megabytes(folder.bytes)}.\n`);
}

await main();
process.exit(0);
