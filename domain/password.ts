import type { RefusalCode } from "./refusal.ts";

/** Counted in code points, as a person counts characters. */
const shortestPassword = 12;
const longestPassword = 200;

export type PasswordFault = Extract<RefusalCode, `password-${string}`>;

/**
 * [ST-2] What is wrong with a chosen password, null where nothing is. There is no rule about kinds of characters: it makes
 * nobody safer. `isCommon` is asked about words in small letters.
 */
export function passwordFault(
  password: string,
  person: { readonly name: string; readonly displayName: string },
  isCommon: (word: string) => boolean,
): PasswordFault | null {
  const length = [...password].length;
  if (length < shortestPassword) return "password-too-short";
  if (length > longestPassword) return "password-too-long";
  const said = plain(password);
  if (isCommon(said) || isCommon(unitOf(said)) || [...unitOf(said)].length < 4 || isRun(said))
    return "password-too-common";
  const names = [person.name, person.displayName, ...person.displayName.split(/[\s・]+/)];
  return names.map(plain).some((name) => isMostly(said, name)) ? "password-is-name" : null;
}

/** One spelling for letters in full and half width, large and small. */
function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** The shortest part that the text is a repetition of: "abcabcabc" is "abc" three times. */
function unitOf(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

/** Each letter the next one, or the one before: "123456789012", "abcdefghijkl". */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return [1, -1].some((step) => steps.filter((one) => one === step).length >= steps.length - 1);
}

/** The name and no more than five letters besides, repetitions of the name left out. */
function isMostly(said: string, name: string): boolean {
  if ([...name].length < 3 || !said.includes(name)) return false;
  return [...said.replaceAll(name, "")].length <= 5;
}
