import type { RefusalCode } from "../../../domain/refusal.ts";
import type { PasskeyFault } from "../passkeys.ts";

export type FactorTrouble =
  | "empty"
  | "failed"
  | "passkeyFailed"
  | "passkeyCancelled"
  | "passkeyAlreadyHere"
  | "notConfirmed"
  | "last"
  | "tooMany"
  | "unreachable"
  | "other";

/** Full-width digits and the gap that apps show in the middle are what people copy: neither is a mistake. */
export function codeIn(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "");
}

/** Six digits come from the app; anything longer is a recovery code. */
export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(code);
}

export function codeTrouble(code: string): FactorTrouble | null {
  if (code === "") return "empty";
  return isAppCode(code) || (code.length >= 16 && code.length <= 40) ? null : "failed";
}

export function factorTrouble(code: RefusalCode | "unreachable"): FactorTrouble {
  switch (code) {
    case "factor-failed":
    case "bad-input":
      return "failed";
    case "step-up-needed":
      return "notConfirmed";
    case "last-factor":
      return "last";
    case "too-many":
      return "tooMany";
    case "unreachable":
    case "busy":
      return "unreachable";
    default:
      return "other";
  }
}

export function passkeyTrouble(code: RefusalCode | "unreachable" | PasskeyFault): FactorTrouble {
  switch (code) {
    case "cancelled":
      return "passkeyCancelled";
    case "already-here":
      return "passkeyAlreadyHere";
    case "impossible":
    case "factor-failed":
    case "sign-in-failed":
    case "bad-input":
      return "passkeyFailed";
    default:
      return factorTrouble(code);
  }
}

/** In groups of four, as one reads it aloud or types it over. */
export function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(" ") ?? "";
}
