import type { Tools } from "../../tools.ts";
import { openWords, sealWords } from "../seal-words.ts";

type Words = {
  readonly heading: string;
  readonly words: string;
  readonly releaseNotes?: string | undefined;
};

/** What a maintenance is about, in one sealed piece bound to it. */
export function sealPlan(tools: Tools, id: string, words: Words): Buffer {
  return sealWords(tools, placeOfPlan(id), JSON.stringify(words));
}

export function openPlan(tools: Tools, id: string, sealed: Buffer): Words | null {
  const opened = openWords(tools, placeOfPlan(id), sealed);
  return opened === null ? null : (JSON.parse(opened) as Words);
}

export function sealResult(tools: Tools, id: string, result: string): Buffer | null {
  return result === "" ? null : sealWords(tools, placeOfResult(id), result);
}

export function openResult(tools: Tools, id: string, sealed: Buffer | null): string | null {
  return sealed && openWords(tools, placeOfResult(id), sealed);
}

export const placeOfPlan = (id: string): string => `maintenance\n${id}`;
export const placeOfResult = (id: string): string => `maintenance-result\n${id}`;
