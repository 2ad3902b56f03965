import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type KeySource, openRing } from "./ring.ts";

export type NamedKey = { readonly version: number; readonly sha256: string };

/** Each key-encryption key at hand by the SHA-256 of its bytes, by which a copy can be told and from which nothing can be made. */
export async function nameKeys(source: KeySource): Promise<readonly NamedKey[]> {
  const { file } = await openRing(source); // throws where they are not fit
  return file === null ? namesIn(source) : namesOf(await readFile(file, "utf8"));
}

function namesIn({ keys }: KeySource): readonly NamedKey[] {
  if (keys.from === "file") return [];
  return keys.value.split(",").map((entry) => {
    const [version = "", text = ""] = entry.trim().split(":");
    return named(Number(version), text);
  });
}

function namesOf(content: string): readonly NamedKey[] {
  const { keys } = JSON.parse(content) as { keys: { version: number; key: string }[] };
  return keys.map(({ version, key }) => named(version, key));
}

function named(version: number, text: string): NamedKey {
  return { version, sha256: createHash("sha256").update(Buffer.from(text, "base64")).digest("hex") };
}
