import { dictionary } from "@zxcvbn-ts/language-common";

let known: Set<string> | null = null;

/** Of the 49,000 that people choose most. Read at the first question, as most processes of a day are never asked. */
export function isCommonPassword(word: string): boolean {
  known ??= new Set(dictionary["passwords-common"].map((one) => String(one).toLowerCase()));
  return known.has(word);
}
