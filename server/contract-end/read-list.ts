// The list of what was handed over: a line of JSON for each file, and a signed end that says what all of it is.
import { createHash, type KeyObject } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline/promises";
import { z } from "zod";
import type { AuditKeys } from "../audit/audit-keys.ts";
import { isSignedBy, keyNamedIn, signStatement } from "../audit/signed.ts";

export const listName = "manifest.jsonl";

const hex = z.string().regex(/^[\da-f]{64}$/);
const count = z.int().min(0);

const listed = z.strictObject({
  /** Below the folder, with / between. */
  path: z.string().regex(/^[\w-]+(\/[\w-]+)*(\.[a-z]+)+$/),
  bytes: count,
  /** Of the file as it lies there. */
  sha256: hex,
  /** Null where it is no table. */
  rows: count.nullable(),
});
export type ListedFile = z.output<typeof listed>;

const end = z.strictObject({
  format: z.literal("yorisoi-contract-export-1"),
  epoch: z.uuid(),
  at: z.iso.datetime(),
  files: count,
  bytes: count,
  rows: count,
  /** Of the lines before this one. */
  list: hex,
  /** Of each table: how many rows, and a keyed hash of them as they left. Null: it goes on, and is not compared. */
  tables: z.record(z.string(), z.strictObject({ rows: count, keyedHash: hex.nullable() })),
  /** Of those consultations and files that stand in the way of deletion, how many. */
  holds: count,
  consultations: count,
  messages: count,
  pictures: count,
  /** Sealed values that do not open any more. */
  unreadable: count,
  /** The age recipient; null where the files are open. */
  sealedFor: z.string().nullable(),
  key: z.string(),
  signature: z.string(),
});
export type ListEnd = z.output<typeof end> & { readonly text: string };

/** The list as it is being written. */
export type ListWriter = {
  add(file: ListedFile): string;
  end(
    keys: AuditKeys,
    said: Omit<z.output<typeof end>, "format" | "files" | "bytes" | "list" | "key" | "signature">,
  ): string;
};

export function writeList(): ListWriter {
  const hash = createHash("sha256");
  let [files, bytes] = [0, 0];
  return {
    add(file) {
      const line = `${JSON.stringify(file)}\n`;
      hash.update(line);
      files++;
      bytes += file.bytes;
      return line;
    },
    end: (keys, said) =>
      `${signStatement(keys, { format: "yorisoi-contract-export-1", ...said, files, bytes, list: hash.digest("hex") })}\n`,
  };
}

/** What an export is called by: no other one has it. */
export function hashOfEnd({ text }: Pick<ListEnd, "text">): string {
  return createHash("sha256").update(text).digest("hex");
}

export type ReadList = AsyncIterable<ListedFile> & { readonly end: () => ListEnd | null };

/** Each file of the list; when it has been read, `end` answers its end, null where that is not whole, or was changed. */
export function readList(path: string, publicKey?: KeyObject): ReadList {
  let found: ListEnd | null = null;
  return {
    end: () => found,
    async *[Symbol.asyncIterator]() {
      const hash = createHash("sha256");
      let [files, bytes] = [0, 0];
      const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
      for await (const line of lines) {
        if (line === "") continue;
        // Something stands behind its end.
        if (found) {
          found = null;
          return;
        }
        const file = listed.safeParse(jsonOf(line));
        if (file.success) {
          hash.update(`${line}\n`);
          files++;
          bytes += file.data.bytes;
          yield file.data;
          continue;
        }
        const last = readListEnd(line);
        if (!last || !isOwn(last, publicKey)) return;
        if (last.files !== files || last.bytes !== bytes || last.list !== hash.digest("hex")) return;
        found = last;
      }
    },
  };
}

function isOwn(last: ListEnd, publicKey: KeyObject | undefined): boolean {
  const key = publicKey ?? keyNamedIn(last);
  return key !== null && isSignedBy(key, last.text);
}

/** The end alone, where its signature is this key's. */
export function readEndOf(text: string, publicKey: KeyObject): ListEnd | null {
  const last = readListEnd(text);
  return last && isOwn(last, publicKey) ? last : null;
}

function readListEnd(text: string): ListEnd | null {
  const parsed = end.safeParse(jsonOf(text));
  return parsed.success ? { ...parsed.data, text } : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
