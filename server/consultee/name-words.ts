import { createHmac } from "node:crypto";
import type { Tools } from "../tools.ts";

/**
 * What is stored of 合言葉 ([CB-4]). A fast hash is enough: who has only the database lacks the key, and who has both would
 * still have to try 2^81 sequences, of which no slowness of a hash is a thousandth.
 */
export function nameWords({ secrets }: Pick<Tools, "secrets">, words: readonly string[]): Buffer {
  return createHmac("sha256", secrets.consulteeNaming)
    .update(`recovery-words\n${words.join(" ")}`)
    .digest();
}
