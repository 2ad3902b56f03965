import type { RefusalCode } from "../../../domain/refusal.ts";

export const shortestPassword = 12;
const longestPassword = 200;

/** The token of `/desk#invitation=…`. It stands in the fragment, which a browser never sends to a server. */
export function invitationIn(fragment: string): string | null {
  const token = new URLSearchParams(fragment.replace(/^#/, "")).get("invitation");
  return token && token.length >= 20 && token.length <= 200 ? token : null;
}

export type InvitationTrouble =
  | "short"
  | "long"
  | "common"
  | "name"
  | "spent"
  | "tooMany"
  | "unreachable"
  | "other";

/** Length is the only rule: what kinds of characters it has makes nobody safer. */
export function passwordTrouble(password: string): InvitationTrouble | null {
  if (password.length < shortestPassword) return "short";
  return password.length > longestPassword ? "long" : null;
}

export function invitationTrouble(code: RefusalCode | "unreachable"): InvitationTrouble {
  switch (code) {
    case "invitation-spent":
    case "not-found":
      return "spent";
    case "password-too-short":
      return "short";
    case "password-too-long":
      return "long";
    case "password-too-common":
      return "common";
    case "password-is-name":
      return "name";
    case "too-many":
      return "tooMany";
    case "unreachable":
    case "busy":
      return "unreachable";
    default:
      return "other";
  }
}
