import type { EntryWords } from "../../../domain/register.ts";
import type { Tools } from "../../tools.ts";
import { openWords, sealWords } from "../seal-words.ts";

/** In one sealed piece, bound to its entry. */
export function sealEntry(tools: Pick<Tools, "secrets">, id: string, words: EntryWords): Buffer {
  return sealWords(tools, placeOfEntry(id), JSON.stringify(words));
}

export function openEntry(
  tools: Pick<Tools, "secrets" | "log">,
  id: string,
  sealed: Buffer,
): EntryWords | null {
  const opened = openWords(tools, placeOfEntry(id), sealed);
  return opened === null ? null : (JSON.parse(opened) as EntryWords);
}

export function sealEnd(tools: Pick<Tools, "secrets">, id: string, result: string): Buffer | null {
  return result === "" ? null : sealWords(tools, placeOfEnd(id), result);
}

export function openEnd(
  tools: Pick<Tools, "secrets" | "log">,
  id: string,
  sealed: Buffer | null,
): string | null {
  return sealed && openWords(tools, placeOfEnd(id), sealed);
}

export const placeOfEntry = (id: string): string => `register\n${id}`;
export const placeOfEnd = (id: string): string => `register-end\n${id}`;
