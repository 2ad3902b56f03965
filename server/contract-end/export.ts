import { mkdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { AuditKeys } from "../audit/audit-keys.ts";
import { beginAuditExport, readAuditExport } from "../audit/export.ts";
import { recordAct } from "../audit/record.ts";
import type { Storage } from "../storage/database.ts";
import { formatPage } from "./format-page.ts";
import { handedOver } from "./handed-over.ts";
import { type Moment, openMoment } from "./moment-store.ts";
import { openFile } from "./open-file.ts";
import { hashOfEnd, type ListEnd, listName, readEndOf, writeList } from "./read-list.ts";
import { type Openers, readTable } from "./read-table.ts";
import { countHolds, readEpoch } from "./request-store.ts";
import { unknownIn } from "./unknown-in.ts";
import { type Into, writeParts, writeTable } from "./write-table.ts";

export type ExportTools = Openers & {
  readonly storage: Storage;
  readonly now: () => Date;
  readonly auditKeys: AuditKeys;
};

export type Wanted = {
  /** Must not be there yet. */
  readonly folder: string;
  /** As it is written, and its bytes; null: the files stand open. */
  readonly recipient: { readonly text: string; readonly key: Buffer } | null;
  readonly approval: string;
  /** Rows so far, of how many. It stops the writing by throwing. */
  readonly progress: (done: number, of: number) => void;
};

/** The list says of a table or a column that nobody has thought of it: a sentence for each. */
export class UnknownTables extends Error {
  override readonly name = "UnknownTables";
}

const system = { kind: "system" } as const;

/**
 * [CE-1] Everything that is the city's, as it was at one moment, into a folder: tables as JSON Lines and CSV, pictures, the audit
 * trail, a page that says what all of it is, and a signed list with the hash of each file. Whole under its name, or not at all.
 * On record before the first word leaves, and after the last.
 */
export async function exportContract(tools: ExportTools, wanted: Wanted): Promise<ListEnd> {
  const { storage, now, auditKeys } = tools;
  await using moment = await openMoment(storage);
  const problems = unknownIn(await moment.columns());
  if (problems.length > 0) throw new UnknownTables(problems.join("\n"));
  await record(tools, { approval: wanted.approval, outcome: "begun", purpose: "return-to-city" });
  const half = join(dirname(wanted.folder), `.${basename(wanted.folder)}.half`);
  await rm(half, { recursive: true, force: true });
  await mkdir(join(half, "tables"), { recursive: true, mode: 0o700 });
  try {
    const text = await writeAll(tools, wanted, moment, half);
    const end = readEndOf(text, auditKeys.publicKey);
    if (!end) throw new Error("What was just signed cannot be read.");
    await record(tools, {
      approval: wanted.approval,
      outcome: "whole",
      count: end.rows,
      hash: hashOfEnd(end),
    });
    await rename(half, wanted.folder);
    return end;
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }

  async function writeAll(
    { keys, secrets }: Openers,
    { recipient, progress }: Wanted,
    from: Moment,
    folder: string,
  ): Promise<string> {
    const at = now();
    const [list, listFile] = [writeList(), await openFile(join(folder, listName), null)];
    await using written = listFile;
    const of = await countRows(from);
    let done = 0;
    const into: Into = {
      ...{ folder, recipient: recipient?.key ?? null },
      listed: (file) => written.write(list.add(file)),
      progress: (rows) => {
        done += rows;
        progress(done, Math.max(done, of));
      },
    };
    await writeParts(into, "FORMAT.md", [formatPage()]);
    const tables: Record<string, { rows: number; keyedHash: string | null }> = {};
    let unreadable = 0;
    for (const [table, plan] of Object.entries(handedOver)) {
      const one = await writeTable(into, table, readTable(from, { keys, secrets }, table, plan));
      tables[table] = { rows: one.rows, keyedHash: plan.goesOn ? null : keyed(auditKeys, table, one.hash) };
      unreadable += one.unreadable;
    }
    await writeParts(into, "audit.jsonl", auditTrail(tools, new Date(0), at));
    const end = list.end(auditKeys, {
      ...{ epoch: await readEpoch(storage.db), at: at.toISOString(), tables, unreadable },
      rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
      holds: await countHolds(storage.db),
      consultations: tables["consultation"]?.rows ?? 0,
      messages: await from.countMessages(),
      pictures: tables["picture"]?.rows ?? 0,
      sealedFor: recipient?.text ?? null,
    });
    await written.write(end);
    await written.end();
    return end.trimEnd();
  }
}

/** Says nothing to whoever has not the key: a small table could be guessed from a plain hash. */
export function keyed(keys: AuditKeys, table: string, hash: string): string {
  return keys.hashWords("contents", `${table}\n${hash}`);
}

/** All lines between two moments, in the form that `audit check-file` proves; nothing where there is none. */
export async function* auditTrail(
  { storage, now, auditKeys }: Pick<ExportTools, "storage" | "now" | "auditKeys">,
  from: Date,
  until: Date,
): AsyncGenerator<string> {
  const needs = { db: storage.db, now, auditKeys };
  const to = new Date(until.getTime() + 1);
  const begun = await beginAuditExport(needs, system, { from, to, purpose: "return-to-city" });
  for (let after: number | null = null, more = true; more; more = after !== null) {
    const part: { text: string; next: number | null } = await readAuditExport(needs, system, {
      export: begun.export,
      after,
    });
    yield part.text;
    after = part.next;
  }
}

async function countRows(from: Moment): Promise<number> {
  let all = 0;
  for (const table of Object.keys(handedOver)) all += await from.count(table);
  return all;
}

async function record(
  { storage: { db }, now }: ExportTools,
  facts: Parameters<typeof recordAct>[4],
): Promise<void> {
  await db.transaction().execute((tx) => recordAct(tx, now(), system, "contract:export", facts));
}
