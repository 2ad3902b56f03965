import type { Browser } from "./browser.ts";

/** 接続の診断: what a browser and its network are tried for, in the order in which it is shown and stands in the code. */
export const checks = [
  "browser",
  "cookies",
  "clock",
  "storage",
  "post",
  "poll",
  "wait",
  "stream",
  "speed",
] as const;
export type Check = (typeof checks)[number];

/** `fair`: it works by another way, or slowly. `untold`: not tried, as something before it failed. */
export const checkOutcomes = ["good", "fair", "bad", "untold"] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];
export type CheckOutcomes = Readonly<Record<Check, CheckOutcome>>;

/** What it comes to: as meant, by slower ways, by the page without script alone, not at all. */
export const verdicts = ["usable", "slower", "scriptless", "blocked"] as const;
export type Verdict = (typeof verdicts)[number];

export function verdictOf(outcomes: CheckOutcomes): Verdict {
  const isBad = (check: Check): boolean => outcomes[check] === "bad";
  if (isBad("cookies") || isBad("post")) return "blocked";
  if (isBad("browser") || isBad("poll")) return "scriptless";
  const usual = ["wait", "stream", "speed"] as const;
  return usual.every((check) => outcomes[check] === "good") ? "usable" : "slower";
}

/** [DG-3] Whom the child's page is made for at least; what is older is led to the page without script. Also the build's target. */
export const neededBrowsers = { safari: 15, chrome: 100, edge: 100 } as const;

/** Null for a browser of which nothing is promised. */
export function isNewEnough({ kind, system }: Browser, version: number | null): boolean | null {
  if (version === null) return null;
  // On an iPad every browser is Safari's engine under another name, and its version says nothing of that.
  if (system === "ios" && kind !== "safari") return null;
  if (kind !== "safari" && kind !== "chrome" && kind !== "edge") return null;
  return version >= neededBrowsers[kind];
}

/** The number that a browser gives for itself; Safari's stands elsewhere than the others'. Null where it says none. */
export function browserVersion(said: string, { kind }: Browser): number | null {
  const signs = {
    edge: /\bEdg\w*\/(\d+)/,
    chrome: /\b(?:Chrome|CriOS)\/(\d+)/,
    firefox: /\b(?:Firefox|FxiOS)\/(\d+)/,
    safari: /\bVersion\/(\d+)/,
    other: null,
  } as const;
  const found = signs[kind]?.exec(said)?.[1];
  return found ? Number(found) : null;
}

/** No letter that is read as another one. */
const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** [DG-2] All outcomes in five signs that can be said on the telephone; the last one shows a slip in the others. */
export function diagnosisCode(outcomes: CheckOutcomes): string {
  const bits = checks.reduce((sum, check) => sum * 4 + checkOutcomes.indexOf(outcomes[check]), 0);
  const letters = [15, 10, 5, 0].map((shift) => Math.floor(bits / 2 ** shift) % 32);
  return [...letters, checkOf(letters)].map((letter) => signs[letter]).join("");
}

/** Null for what is no code. Small letters, spaces and hyphens are read; O as 0, I and L as 1. */
export function readDiagnosisCode(said: string): CheckOutcomes | null {
  const text = said.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  const letters = Array.from(text, (sign) => signs.indexOf(sign));
  const [a = 0, b = 0, c = 0, d = 0, last] = letters;
  if (letters.length !== 5 || letters.includes(-1) || checkOf([a, b, c, d]) !== last) return null;
  let bits = ((a * 32 + b) * 32 + c) * 32 + d;
  if (bits >= 4 ** checks.length) return null;
  const found: Partial<Record<Check, CheckOutcome>> = {};
  for (const check of [...checks].reverse()) {
    found[check] = checkOutcomes[bits % 4] ?? "untold";
    bits = Math.floor(bits / 4);
  }
  return found as CheckOutcomes;
}

function checkOf(letters: readonly number[]): number {
  // Odd factors: each letter by itself, and two that changed places, show.
  return letters.reduce((sum, letter, place) => sum + letter * (2 * place + 1), 7) % 32;
}
