// Unpacks what BASE_BACKUP sends: plain ustar, with files, folders and symbolic links, and nothing that leads elsewhere.
import { chown, mkdir, open, symlink } from "node:fs/promises";
import { join, normalize } from "node:path";
import type { Owner } from "./embedded-home.ts";
import type { Bytes } from "./sealed-file.ts";

const block = 512;

type Entry = { readonly name: string; readonly size: number; readonly kind: string; readonly link: string };

/** Into a folder that is there, as this owner's files, only theirs to read. Throws where the end is missing. */
export async function unpackTar(content: Bytes, folder: string, owner: Owner): Promise<void> {
  const take = reader(content);
  const own = async (path: string): Promise<void> => {
    if (owner !== null) await chown(path, owner.uid, owner.gid);
  };
  for (;;) {
    const bytes = await take(block);
    if (bytes === null) throw new Error("The backup is cut short.");
    if (bytes.every((byte) => byte === 0)) return;
    const { name, size, kind, link } = readEntry(bytes);
    const path = join(folder, refuseOutside(name));
    if (kind === "5") {
      await mkdir(path, { recursive: true, mode: 0o700 });
      await own(path);
    } else if (kind === "2") {
      await symlink(link, path);
    } else {
      await using file = await open(path, "wx", 0o600);
      for (let left = size; left > 0; ) {
        const part = await take(Math.min(left, 65_536));
        if (part === null) throw new Error("The backup is cut short.");
        await file.write(part);
        left -= part.length;
      }
      await own(path);
    }
    if (kind !== "5" && size % block > 0) await take(block - (size % block));
  }
}

function readEntry(bytes: Buffer): Entry {
  const text = (from: number, length: number): string => {
    const field = bytes.subarray(from, from + length);
    const end = field.indexOf(0);
    return field.subarray(0, end < 0 ? length : end).toString("utf8");
  };
  const first = bytes[124] ?? 0;
  // Files of 8 GB and more have their size in binary.
  const size =
    (first & 0x80) !== 0 ? Number(bytes.readBigUInt64BE(128)) : Number.parseInt(text(124, 12).trim(), 8);
  if (!Number.isSafeInteger(size)) throw new Error("The backup is damaged: it is no archive.");
  return { name: text(0, 100), size, kind: text(156, 1) || "0", link: text(157, 100) };
}

function refuseOutside(name: string): string {
  const path = normalize(name);
  if (path.startsWith("..") || path.startsWith("/") || path === "")
    throw new Error("The backup names a file outside of its folder.");
  return path;
}

/** So many bytes, or null at the end. */
function reader(content: Bytes): (bytes: number) => Promise<Buffer | null> {
  const source = (async function* () {
    yield* content;
  })();
  let held: Buffer = Buffer.alloc(0);
  return async (bytes) => {
    while (held.length < bytes) {
      const next = await source.next();
      if (next.done) return null;
      held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    }
    const taken = held.subarray(0, bytes);
    held = held.subarray(bytes);
    return taken;
  };
}
