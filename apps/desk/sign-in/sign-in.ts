import type { RefusalCode } from "../../../domain/refusal.ts";

export type SignInTrouble = "empty" | "failed" | "elsewhere" | "tooMany" | "unreachable" | "other";

/** The way back from the city's own sign-in, `/desk#refused=…`, where it led to nothing. */
export function isRefused(fragment: string): boolean {
  return new URLSearchParams(fragment.replace(/^#/, "")).has("refused");
}

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
