import type { RefusalCode } from "../../../domain/refusal.ts";
import { type InvitationTrouble, invitationTrouble, passwordTrouble } from "../sign-in/invitation.ts";
import { words as deskWords } from "../words-ja.ts";
import { words } from "./words-ja.ts";

export type PasswordTrouble = InvitationTrouble | "empty" | "wrongCurrent" | "notConfirmed";

/** What is wrong before the server is asked. */
export function passwordsTrouble(current: string, password: string): PasswordTrouble | null {
  return current === "" ? "empty" : passwordTrouble(password);
}

export function passwordChangeTrouble(code: RefusalCode | "unreachable"): PasswordTrouble {
  if (code === "factor-failed") return "wrongCurrent";
  return code === "step-up-needed" ? "notConfirmed" : invitationTrouble(code);
}

export function sayPasswordTrouble(trouble: PasswordTrouble): string {
  switch (trouble) {
    case "empty":
    case "wrongCurrent":
      return words.password[trouble];
    case "notConfirmed":
      return deskWords.factor.trouble.notConfirmed;
    default:
      return deskWords.invitation.trouble[trouble];
  }
}
