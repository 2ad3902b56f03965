import { readBech32 } from "./bech32.ts";

/**
 * A public key of the city's as the age tool writes it ("age1…"): the 32 bytes of an X25519 key. Null where a letter is wrong, so that
 * nothing is ever sealed for nobody.
 */
export function readRecipient(text: string): Buffer | null {
  return readBech32("age", text.trim());
}
