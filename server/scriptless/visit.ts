import { createHmac, timingSafeEqual } from "node:crypto";
import { keptSeconds } from "../../domain/staying.ts";
import { type Wording, wordings } from "../../domain/wording.ts";
import type { Secrets } from "../storage/secrets.ts";

/** Who somebody without script is, in a cookie of their own: the token, when they were last here, and what they chose. */
export type Visit = {
  readonly token: string;
  readonly wording: Wording;
  /** The page turns anew by itself. */
  readonly watching: boolean;
};

/** [SL-4] `over`: an hour went by since. `left`: とじる was pressed, and nobody has come since. */
export type ReadVisit =
  | { readonly kind: "none" }
  | { readonly kind: "left" }
  | { readonly kind: "here" | "over"; readonly visit: Visit };

type Signing = Pick<Secrets, "consulteeTokens">;

/** In place of a visit: whoever goes back to the pages from before is not shown what was typed there. */
export const leftVisit = "left";

export function writeVisit(secrets: Signing, { token, wording, watching }: Visit, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1_000).toString(36);
  const body = `${token}.${seconds}.${wordings.indexOf(wording)}.${watching ? 1 : 0}`;
  return `${body}.${signed(secrets, "visit", body)}`;
}

export function readVisit(secrets: Signing, said: string | null, now: Date): ReadVisit {
  if (said === leftVisit) return { kind: "left" };
  const [token = "", seconds = "", nth = "", watching = "", mac = "", ...more] = (said ?? "").split(".");
  const body = `${token}.${seconds}.${nth}.${watching}`;
  const wording = wordings[Number(nth)];
  if (!wording || more.length > 0 || !isSame(mac, signed(secrets, "visit", body))) return { kind: "none" };
  const ago = now.getTime() / 1_000 - Number.parseInt(seconds, 36);
  return {
    kind: ago <= keptSeconds(false) ? "here" : "over",
    visit: { token, wording, watching: watching === "1" },
  };
}

/** [SL-3] Stands in every form that this browser is given; nobody else can make it. */
export function formOfVisit(secrets: Signing, { token }: Pick<Visit, "token">): string {
  return signed(secrets, "form", token);
}

export function isFormOfVisit(secrets: Signing, visit: Pick<Visit, "token">, form: string): boolean {
  return isSame(form, formOfVisit(secrets, visit));
}

/** A place of this very browser's own talk, as an address that nobody else can make: what the end of a page fetches. */
export function markOfVisit(
  secrets: Signing,
  { token }: Pick<Visit, "token">,
  talk: string,
  upTo: number,
): string {
  return `${upTo}-${signed(secrets, "seen", `${token}\n${talk}\n${upTo}`)}`;
}

/** Null for a mark of another browser, or of another talk. */
export function readMarkOfVisit(
  secrets: Signing,
  visit: Pick<Visit, "token">,
  talk: string,
  mark: string,
): number | null {
  const upTo = Number(mark.split("-")[0]);
  return Number.isSafeInteger(upTo) && isSame(mark, markOfVisit(secrets, visit, talk, upTo)) ? upTo : null;
}

function signed({ consulteeTokens }: Signing, purpose: string, about: string): string {
  return createHmac("sha256", consulteeTokens)
    .update(`scriptless\n${purpose}\n${about}`)
    .digest("base64url")
    .slice(0, 32);
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
