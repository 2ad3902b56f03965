import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { sealForRecipient } from "./age-seal.ts";

export type WrittenFile = { readonly bytes: number; readonly sha256: string };

/** A file that is written from its beginning to its end, and hashed as it lies there. */
export type OpenFile = AsyncDisposable & {
  write(content: string | Buffer): Promise<void>;
  /** Forced to the disk. */
  end(): Promise<WrittenFile>;
};

/** Only its owner can read it. It must not be there yet. `recipient`: sealed for whoever holds the other half of that key. */
export async function openFile(path: string, recipient: Buffer | null): Promise<OpenFile> {
  const file = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  const sealer = recipient && sealForRecipient(recipient);
  let bytes = 0;
  async function put(piece: Buffer): Promise<void> {
    if (piece.length === 0) return;
    hash.update(piece);
    bytes += piece.length;
    await file.writeFile(piece);
  }
  if (sealer) await put(sealer.head);
  return {
    async write(content) {
      const piece = typeof content === "string" ? Buffer.from(content) : content;
      await put(sealer ? sealer.push(piece) : piece);
    },
    async end() {
      if (sealer) await put(sealer.end());
      await file.sync();
      return { bytes, sha256: hash.digest("hex") };
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
}
