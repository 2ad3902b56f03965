import type { RefusalCode } from "../../../domain/refusal.ts";

export type SignInTrouble = "empty" | "failed" | "tooMany" | "unreachable" | "other";

export function fieldsTrouble(name: string, password: string): SignInTrouble | null {
  return name.trim() === "" || password === "" ? "empty" : null;
}

/** An unknown name and a wrong password are one code and one sentence: nobody learns which names exist. */
export function signInTrouble(code: RefusalCode | "unreachable"): SignInTrouble {
  switch (code) {
    case "sign-in-failed":
    case "bad-input":
      return "failed";
    case "too-many":
      return "tooMany";
    case "unreachable":
    case "busy":
      return "unreachable";
    default:
      return "other";
  }
}
