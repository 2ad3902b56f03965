import type { SchoolList } from "./school-list.ts";

/** [SC-1] What stands on the cards of one school. */
export type SchoolCode = { readonly school: string; readonly code: string };
/** Whether the city counts by codes at all; what was given out stays while it does not. */
export type SchoolCodes = { readonly on: boolean; readonly codes: readonly SchoolCode[] };

/** How every city begins. */
export const noSchoolCodes: SchoolCodes = { on: false, codes: [] };

/** Digits can be typed on every keyboard by whoever can count; of nine, whoever guesses finds none. */
const length = 9;
export const longestTypedCode = 40;

/** As it was typed: in whatever width, with spaces or dashes between. Null where it cannot be a code. */
export function readSchoolCode(typed: string): string | null {
  const digits = typed.normalize("NFKC").replace(/[\s\p{Dash}ー]/gu, "");
  return digits.length === length && /^[0-9]+$/.test(digits) ? digits : null;
}

/** As it is printed: in groups of three. */
export function saySchoolCode(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, "$1 ");
}

/** Whose a code is; null for one that is wrong, was withdrawn, or belongs to a school that the city does not name any more. */
export function schoolOfCode({ on, codes }: SchoolCodes, schools: SchoolList, code: string): string | null {
  const found = on ? codes.find((one) => one.code === code) : undefined;
  return found && schools.includes(found.school) ? found.school : null;
}

/** What is printed for a school; null where the city does not count, or the school has none yet. */
export function codeOfSchool({ on, codes }: SchoolCodes, school: string): string | null {
  return (on && codes.find((one) => one.school === school)?.code) || null;
}

/** [SC-1] Switched on or off. Switched on, every school has a code; whoever had one keeps it, and the cards with it. */
export function switchCodes(
  { codes }: SchoolCodes,
  on: boolean,
  schools: SchoolList,
  draw: (limit: number) => number,
): SchoolCodes {
  const missing = on ? schools.filter((name) => !codes.some(({ school }) => school === name)) : [];
  return { on, codes: missing.reduce((known, school) => withNewCode(known, school, draw), codes) };
}

/** [SC-1] Another one in place of what a school had: its old cards count no more. */
export function renewCode(
  { on, codes }: SchoolCodes,
  school: string,
  draw: (limit: number) => number,
): SchoolCodes {
  return { on, codes: withNewCode(codes, school, draw) };
}

/** `draw` answers a whole number from 0 to below its limit. Never one that is in use, nor the one that is withdrawn. */
function withNewCode(
  codes: readonly SchoolCode[],
  school: string,
  draw: (limit: number) => number,
): readonly SchoolCode[] {
  const drawn = (): string => Array.from({ length }, () => draw(10)).join("");
  let code = drawn();
  while (codes.some((one) => one.code === code)) code = drawn();
  return [...codes.filter((one) => one.school !== school), { school, code }];
}
