import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "../../domain/columns.ts";
import { kindsOfExport } from "../../domain/export-kinds.ts";
import { isTakeable } from "../../domain/exporting.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Tools } from "../tools.ts";
import { type FileFormat, fileFormats } from "./file-formats.ts";
import type { RowTools } from "./part.ts";
import { partsOf } from "./parts-of.ts";
import { recordTaking } from "./record-taking.ts";
import { rowReaders } from "./row-readers.ts";
import { findExport, type StoredExport, saveSettled, saveTaken } from "./store.ts";

export type WrittenExport = { readonly path: string; readonly rows: number; readonly bytes: number };

type Options = {
  readonly folder: string;
  readonly format: FileFormat;
  /** Told after each part; it stops the writing by throwing. */
  readonly progress: (rows: number) => void;
};

/**
 * [EX-7] Writes a file of the ledger that is meant for the folder: whole under its name, or not at all. Only its owner can read it. What
 * was stopped or failed is taken away again; what nobody asked for by hand then stands in the ledger as not taken.
 */
export async function writeExport(
  tools: RowTools & Pick<Tools, "now">,
  id: string,
  { folder, format, progress }: Options,
): Promise<WrittenExport> {
  const found = await findExport(tools.db, id);
  if (!found?.toFolder || found.kind === "petition" || !isTakeable(found, tools.now()))
    throw new Refusal("not-found");
  const entry: StoredExport = found;
  await recordTaking(tools, { kind: "system" }, entry, tools.now());
  const { kind, from, to } = entry;
  const { columns } = rowReaders[found.kind];
  const path = join(folder, `${kind}-${from}-${to}-${id.slice(-8)}.${format}`);
  const unfinished = `${path}.part`;
  const about = { name: kindsOfExport[kind].name, columns };
  let rows = 0;
  let bytes = 0;
  async function* counted(): AsyncGenerator<readonly Row[]> {
    for await (const part of partsOf(tools, entry)) {
      rows += part.length;
      progress(rows);
      yield part;
    }
  }
  try {
    // What an earlier try has left of the same file is its own.
    await rm(unfinished, { force: true });
    await using file = await open(unfinished, "wx", 0o600);
    for await (const piece of fileFormats[format](about, counted())) {
      bytes += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
    // Before it stands under its name: a file that is there and of which the ledger knows nothing would never be asked back.
    await saveTaken(tools.db, id, { rows, takenAt: tools.now() });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    if (entry.askedBy === null)
      await tools.db
        .transaction()
        .execute((tx) => saveSettled(tx, id, { as: "not-taken", by: null, at: tools.now() }));
    throw error;
  }
  return { path, rows, bytes };
}
