import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { StaffId } from "../../domain/ids.ts";
import { recordAct } from "../audit/record.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { newEndingKey, signOrder } from "./certificate.ts";
import { auditTrail, type ExportTools } from "./export.ts";
import { openFile } from "./open-file.ts";
import { hashOfEnd, type ListEnd } from "./read-list.ts";
import { countDestroyed, countHolds, listWrittenExports, readEpoch } from "./request-store.ts";
import { noteUnfinished, type Unfinished } from "./unfinished.ts";

export type Agreed = {
  readonly approval: string;
  readonly askedBy: StaffId;
  readonly voices: readonly StaffId[];
  /** Each key-encryption key that is destroyed. */
  readonly keys: readonly { readonly version: number; readonly sha256: string }[];
};

export const trailName = "audit-end.jsonl";

/**
 * [CE-3] The last that is done while the keys are there: on record, the rest of the audit trail written beside where the certificate will
 * be, and the order signed that says who wanted what destroyed. From here on `eraseAll` needs nothing of the city any more.
 */
export async function orderErase(
  tools: ExportTools,
  folder: string,
  end: ListEnd,
  { approval, askedBy, voices, keys }: Agreed,
): Promise<Unfinished> {
  const { storage, now, auditKeys } = tools;
  const { db } = storage;
  const at = now();
  const hash = hashOfEnd(end);
  await db
    .transaction()
    .execute((tx) => recordAct(tx, at, { kind: "system" }, "contract:erase", { approval, hash }));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const trail = await writeTrail(tools, folder, new Date(end.at), now());
  const names = new Map((await listColleagues({ db })).map(({ id, displayName }) => [id, displayName]));
  const nameOf = (id: StaffId): string => names.get(id) ?? id;
  const endingKey = newEndingKey();
  const order = signOrder(
    auditKeys,
    {
      ...{ epoch: await readEpoch(db), at: at.toISOString(), export: hash, exportedAt: end.at, approval },
      ...{ askedBy: nameOf(askedBy), agreedBy: voices.map(nameOf), holds: await countHolds(db) },
      ...(await countDestroyed(db)),
      keys: [...keys],
      trail,
    },
    endingKey,
  );
  const noted: Unfinished = {
    ...{ order, endingKey: endingKey.written, begunAt: now().toISOString(), erased: [] },
    exports: [...(await listWrittenExports(db))],
  };
  await noteUnfinished(folder, noted);
  return noted;
}

/** Answers its SHA-256. */
async function writeTrail(tools: ExportTools, folder: string, from: Date, to: Date): Promise<string> {
  const hash = createHash("sha256");
  // Of a try that ended before anything was destroyed.
  await rm(join(folder, trailName), { force: true });
  await using file = await openFile(join(folder, trailName), null);
  for await (const part of auditTrail(tools, from, to)) {
    hash.update(part);
    await file.write(part);
  }
  await file.end();
  return hash.digest("hex");
}
