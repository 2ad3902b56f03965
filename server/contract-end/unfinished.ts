// What is noted while everything is being erased: whatever ends it, the same command goes on from here. It lies beside the certificate,
// and goes when that is there.
import { open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { eraseSteps } from "../../domain/contract-end.ts";

const name = "unfinished.json";

const form = z.strictObject({
  order: z.string(),
  /** The private half of the key that the order names. It opens nothing. */
  endingKey: z.string(),
  begunAt: z.iso.datetime(),
  /** Ends of the names of files in EXPORT_FOLDER that are ours. */
  exports: z.array(z.string().regex(/^[\da-f]{8}$/)),
  erased: z.array(z.strictObject({ step: z.enum(eraseSteps), files: z.int(), bytes: z.int() })),
});
export type Unfinished = z.output<typeof form>;

/** Null where nothing is under way there. Throws where the note cannot be read: then nothing is to be begun anew. */
export async function readUnfinished(folder: string): Promise<Unfinished | null> {
  const text = await readFile(join(folder, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  return text === null ? null : form.parse(JSON.parse(text));
}

/** Whole or not at all, and on the disk before anything else is done. */
export async function noteUnfinished(folder: string, noted: Unfinished): Promise<void> {
  await writeWhole(folder, name, JSON.stringify(noted));
}

export async function forgetUnfinished(folder: string): Promise<void> {
  await rm(join(folder, name), { force: true });
}

export async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  const half = join(folder, `.${file}.half`);
  {
    await using written = await open(half, "w", 0o600);
    await written.writeFile(text);
    await written.sync();
  }
  await rename(half, join(folder, file));
  await using directory = await open(folder, "r");
  await directory.sync();
}
