// What the audit trail costs: how long proving a long one takes and how much memory, and how many acts a second one chain
// lets through beside none: npm run bench:audit -- --help
import { fork } from "node:child_process";
import { hash, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { type AuditLine, linkText, sayAct } from "../../domain/audit.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import { recordAct } from "../../server/audit/record.ts";
import { searchLines, type Wanted } from "../../server/audit/store.ts";
import { verifyAudit } from "../../server/audit/verify.ts";
import { openStorage, type Storage } from "../../server/storage/database.ts";
import { startEmbedded } from "../../server/storage/embedded.ts";
import { migrate } from "../../server/storage/migrate.ts";
import { median, table } from "./figures.ts";
import { connectBare } from "./stage.ts";

const { values: flags } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    lines: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    /** For itself: what a process of its own does. */
    verify: { type: "string" },
    to: { type: "string" },
  },
});

const help = `npm run bench:audit -- [--lines 1000000] [--rounds N] [--seconds N] [--json]

Makes a trail of so many lines, proves it in a process of its own, and takes transactions with
and without a line in turn. In a temporary folder that is removed at the end; a few minutes. Ctrl-C stops it.
`;

type Proof = {
  readonly lines: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakBytes: number;
};

const sizes = [1, 8, 64];

function progress(share: number, sentence: string): void {
  const bar = "█".repeat(Math.round(share * 24)).padEnd(24, "░");
  process.stderr.write(`\r${bar} ${String(Math.round(share * 100)).padStart(3)} %  ${sentence.padEnd(50)}`);
}

/** In a process of its own, so that its memory is its own. */
async function proveHere(url: string, to: number): Promise<Proof> {
  await using storage = await openStorage({ urls: url, poolSize: 3 });
  const began = performance.now();
  const { broken, lines } = await verifyAudit(storage.db, { publicKey: null, to });
  if (broken) throw new Error(`Broken at ${broken.position}: ${broken.why}.`);
  return {
    lines,
    seconds: (performance.now() - began) / 1_000,
    cpuSeconds: (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  };
}

function prove(url: string, to: number): Promise<Proof> {
  // A heap of this size is enough for any length: what grows above it is not the chain.
  const execArgv = ["--max-old-space-size=64"];
  const child = fork(import.meta.filename, ["--verify", url, "--to", String(to)], { execArgv });
  return new Promise((resolve, reject) => {
    child.once("message", (proof: Proof) => resolve(proof));
    child.once("exit", (code) => code !== 0 && reject(new Error("The proof failed.")));
  });
}

/** As long a trail as asked, of the lines the service writes most; made here, since the service would take an hour. */
async function fill(url: string, lines: number): Promise<void> {
  const client = await connectBare(url);
  const { rows } = await client.query("select position::int, encode(hash, 'hex') as hash from audit_head");
  let { position, hash: previous } = rows[0] as { position: number; hash: string };
  await client.query(
    "alter table audit_line disable trigger all; alter table audit_head disable trigger all; set synchronous_commit = off",
  );
  const step = 5_000;
  for (let done = 0; done < lines; ) {
    const many: AuditLine[] = [];
    for (; many.length < step && done < lines; done++) {
      const facts = {
        consultation: randomUUID() as ConsultationId,
        seconds: done % 900,
        viewing: randomUUID(),
      };
      const person = { kind: "staff", id: randomUUID() as StaffId } as const;
      const said = sayAct(new Date(1_790_000_000_000 + done * 1_000), person, "consultation:leave", facts);
      const link = { ...said, position: ++position, previous };
      previous = hash("sha256", linkText(link));
      many.push({ ...link, hash: previous });
    }
    await client.query(
      `insert into audit_line select p, at, 'staff', id, 'consultation:leave', facts, decode(b, 'hex'), decode(h, 'hex')
       from unnest($1::bigint[], $2::timestamptz[], $3::uuid[], $4::text[]::json[], $5::text[], $6::text[])
         as m(p, at, id, facts, b, h)`,
      [
        many.map((line) => line.position),
        many.map(({ at }) => at),
        many.map(({ id }) => id),
        many.map(({ facts }) => facts),
        many.map((line) => line.previous),
        many.map((line) => line.hash),
      ],
    );
    progress(0.4 + (0.4 * done) / lines, `${done.toLocaleString("en")} lines made`);
  }
  await client.query("update audit_head set position = $1, hash = decode($2, 'hex')", [position, previous]);
  await client.query("vacuum analyze audit_line");
  await client.end();
}

/** Transactions a second, each on a row of its own, as a claim does it. */
async function acts(storage: Storage, atOnce: number, millis: number, recorded: boolean): Promise<number> {
  const { db } = storage;
  const until = performance.now() + millis;
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const id = randomUUID() as StaffId;
      const consultation = randomUUID() as ConsultationId;
      const person = { id, sign_in_name: id, display_name: id, roles: ["counsellor" as const] };
      const now = new Date();
      await db
        .insertInto("staff")
        .values({ ...person, password_hash: null, created_at: now, ended_at: null })
        .execute();
      while (performance.now() < until) {
        await db.transaction().execute(async (tx) => {
          await tx.selectFrom("staff").select("id").where("id", "=", id).forUpdate().execute();
          await tx
            .updateTable("staff")
            .set({ display_name: String(done) })
            .where("id", "=", id)
            .execute();
          const facts = { consultation, version: done };
          if (recorded) await recordAct(tx, new Date(), { kind: "staff", id }, "consultation:claim", facts);
        });
        done++;
      }
    }),
  );
  return done / (millis / 1_000);
}

/** Milliseconds of each kind of search over the whole trail, the median of five. */
async function searches(storage: Storage): Promise<[string, number][]> {
  const [some] = await storage.db
    .selectFrom("audit_line")
    .select(["at", "actor_id", "facts"])
    .where("position", "=", 500_000)
    .execute();
  const from = some?.at ?? new Date();
  const kinds: [string, Wanted][] = [
    ["the newest", {}],
    ["an hour", { from, to: new Date(from.getTime() + 3_600_000) }],
    ["a person", { actor: some?.actor_id ?? randomUUID() }],
    ["a consultation", { consultation: (some?.facts.consultation ?? randomUUID()) as ConsultationId }],
    ["an act that never was", { acts: ["break-glass:begin"] }],
  ];
  const found: [string, number][] = [];
  for (const [name, wanted] of kinds) {
    const all: number[] = [];
    for (let round = 0; round < 5; round++) {
      const began = performance.now();
      await storage.db.transaction().execute((tx) => searchLines(tx, wanted, 100));
      all.push(performance.now() - began);
    }
    found.push([name, median(all)]);
  }
  return found;
}

async function main(): Promise<void> {
  const [lines, rounds, millis] = [Number(flags.lines), Number(flags.rounds), Number(flags.seconds) * 1_000];
  await using held = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "yorisoi-bench-audit-"));
  held.defer(() => rm(folder, { recursive: true, force: true }));
  const database = held.use(await startEmbedded({ dataDir: folder, log: () => {} }));
  const url = database.url();
  await migrate({ urls: url });
  const storage = held.use(await openStorage({ urls: url, poolSize: 16 }));
  const whole = (value: number): string => Math.round(value).toLocaleString("en");
  const rows: string[][] = [["what", "without", "with the chain", "ratio"]];
  const result: Record<string, unknown> = {};

  for (const [at, size] of sizes.entries()) {
    const [bare, chained]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      progress(
        (0.4 * (at * rounds + round)) / (sizes.length * rounds),
        `${size} acts at once, round ${round + 1}`,
      );
      bare.push(await acts(storage, size, millis, false));
      chained.push(await acts(storage, size, millis, true));
    }
    const ratio = median(chained.map((value, i) => value / (bare[i] ?? Number.NaN)));
    rows.push([`acts/s, ${size} at once`, whole(median(bare)), whole(median(chained)), ratio.toFixed(2)]);
    result[`acts${size}`] = { bare, chained, ratio };
  }

  await fill(url, lines);
  const most = Number(
    (await storage.db.selectFrom("audit_head").select("position").executeTakeFirstOrThrow()).position,
  );
  for (const to of [Math.round(most / 10), most]) {
    progress(to === most ? 0.85 : 0.8, `proving ${to.toLocaleString("en")} lines`);
    const proofs: Proof[] = [];
    for (let round = 0; round < 3; round++) proofs.push(await prove(url, to));
    const seconds = median(proofs.map((one) => one.seconds));
    const cpu = median(proofs.map(({ cpuSeconds }) => cpuSeconds));
    const peak = Math.max(...proofs.map(({ peakBytes }) => peakBytes)) / 1_000_000;
    rows.push([
      `verify ${to.toLocaleString("en")} lines`,
      "",
      `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of one processor), ${whole(peak)} MB at most`,
      `${whole(to / seconds)} lines/s`,
    ]);
    result[`verify${to === most ? "All" : "Tenth"}`] = {
      lines: to,
      seconds,
      peakBytes: peak * 1_000_000,
      proofs,
    };
  }
  for (const [name, millis] of await searches(storage)) {
    rows.push([`search, ${name}`, "", `${millis.toFixed(1)} ms`, ""]);
    result[`search ${name}`] = millis;
  }
  const { rows: relation } = await sql<{ bytes: number }>`
    select pg_total_relation_size('audit_line') as bytes`.execute(storage.db);
  const bytesALine = (relation[0]?.bytes ?? 0) / most;
  rows.push(["on disk, with its indexes", "", `${whole(bytesALine)} bytes a line`, ""]);
  result["bytesALine"] = bytesALine;
  process.stderr.write("\r\u001b[K");
  process.stdout.write(`${flags.json ? JSON.stringify(result, null, 2) : table(rows)}\n`);
}

if (flags.help) process.stdout.write(help);
else if (flags.verify !== undefined) {
  const proof = await proveHere(flags.verify, Number(flags.to));
  process.send?.(proof);
  process.disconnect();
} else await main();
