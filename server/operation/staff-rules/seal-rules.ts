import type { Tools } from "../../tools.ts";
import { openWords, sealWords } from "../seal-words.ts";
import type { StoredRules } from "./store.ts";

export function sealRules(tools: Pick<Tools, "secrets">, version: number, words: string): Buffer {
  return sealWords(tools, placeOfRules(version), words);
}

export function openRules(
  tools: Pick<Tools, "secrets" | "log">,
  { version, sealed }: Pick<StoredRules, "version" | "sealed">,
): string | null {
  return openWords(tools, placeOfRules(version), sealed);
}

/** What a sealed version is bound to. */
export const placeOfRules = (version: number): string => `staff-rules\n${version}`;
