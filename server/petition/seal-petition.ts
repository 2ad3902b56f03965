import { openSecret, sealSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";

/** [SE-1] What somebody writes of a petition, bound to its place: put into another it does not open. */
export function sealPetition({ secrets }: Pick<Tools, "secrets">, place: string, words: string): Buffer {
  return sealSecret(secrets.staffSealing, place, words);
}

/** Null where it does not open any more, which the log is told. */
export function openPetition(
  { secrets, log }: Pick<Tools, "secrets" | "log">,
  place: string,
  sealed: Buffer,
): string | null {
  try {
    return openSecret(secrets.staffSealing, place, sealed);
  } catch (error) {
    log.error({ error }, "What was written of a petition does not open: who changed it?");
    return null;
  }
}
