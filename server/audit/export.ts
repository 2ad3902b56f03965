import { type AuditActor, lineText, type Purpose, type WrittenFacts } from "../../domain/audit.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Database } from "../storage/database.ts";
import type { AuditKeys } from "./audit-keys.ts";
import { recordActs } from "./record.ts";
import { dayInJapan } from "./seal-head.ts";
import { signStatement } from "./signed.ts";
import { findPeriod, readEpoch, readLines } from "./store.ts";

type Needs = { readonly db: Database; readonly now: () => Date; readonly auditKeys: AuditKeys };

export type AuditExport = {
  /** The position of the line that records it, by which its parts are asked for. */
  readonly export: number;
  readonly first: number;
  readonly last: number;
  readonly name: string;
};

const linesAPart = 2_000;
const goodForMillis = 24 * 3_600_000;

/** [AU-10] On record with its purpose before the first line leaves. */
export async function beginAuditExport(
  { db, now }: Needs,
  actor: AuditActor,
  { from, to, purpose }: { readonly from: Date; readonly to: Date; readonly purpose: Purpose },
): Promise<AuditExport> {
  return db.transaction().execute(async (tx) => {
    const period = await findPeriod(tx, from, to);
    if (!period) throw new Refusal("not-found");
    const { first, last } = period;
    const facts = { from, to, purpose, first, last, count: last - first + 1 };
    const [line = 0] = await recordActs(tx, now(), [{ actor, act: "audit:export", facts }]);
    // The day of the last moment within, for a period that ends at midnight.
    const days = [dayInJapan(from), dayInJapan(new Date(to.getTime() - 1))];
    return { export: line, first, last, name: `audit-${[...new Set(days)].join("-to-")}.jsonl` };
  });
}

/**
 * [AU-11] The parts of the file one after the other: all lines of the period, then a signature over where they begin and end.
 * All that is needed is the line that records the export, so any process can go on with what another one began.
 */
export async function readAuditExport(
  needs: Needs,
  actor: AuditActor,
  asked: { readonly export: number; readonly after: number | null },
): Promise<{ readonly text: string; readonly next: number | null }> {
  const { db, now } = needs;
  const [line] = await readLines(db, asked.export, asked.export, 1);
  const isTheirs = line?.act === "audit:export" && line.actor === actor.kind && line.id === idOf(actor);
  // Somebody else's export, and one of last week, are not there.
  if (!line || !isTheirs || now().getTime() - Date.parse(line.at) > goodForMillis)
    throw new Refusal("not-found");
  const facts = JSON.parse(line.facts) as WrittenFacts;
  const [first, last] = [Number(facts.first), Number(facts.last)];
  const from = asked.after === null ? first : Math.max(first, asked.after + 1);
  const to = Math.min(from + linesAPart - 1, last);
  const lines = await readLines(db, from, to, linesAPart);
  const text = lines.map((one) => `${lineText(one)}\n`).join("");
  if (to < last) return { text, next: to };
  return { text: `${text}${await fileEnd(needs, asked.export, facts)}\n`, next: null };
}

async function fileEnd({ db, now, auditKeys }: Needs, line: number, facts: WrittenFacts): Promise<string> {
  const { first, last, from, to, purpose } = facts;
  const [[begins], [ends]] = await Promise.all([
    readLines(db, Number(first), Number(first), 1),
    readLines(db, Number(last), Number(last), 1),
  ]);
  if (!begins || !ends) throw new Error("The lines of an export are missing.");
  return signStatement(auditKeys, {
    format: "yorisoi-audit-file-1",
    epoch: await readEpoch(db),
    ...{ from, to, first, last, previous: begins.previous, hash: ends.hash, purpose, line },
    at: now().toISOString(),
  });
}

function idOf(actor: AuditActor): string | null {
  return "id" in actor ? actor.id : null;
}
