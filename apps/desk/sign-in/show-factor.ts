import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Answer } from "../../shared/call.ts";
import type { Passkeys } from "../passkeys.ts";
import type { Call } from "../work.ts";
import { type FactorTrouble, factorTrouble, isAppCode, passkeyTrouble } from "./second-factor.ts";

export type Shown = SignedInSelf | FactorTrouble;

/** A code of the app, or a recovery code. */
export async function showCode(call: Call, code: string): Promise<Shown> {
  const path = isAppCode(code) ? "/api/staff/show-totp" : "/api/staff/show-recovery-code";
  return shown(await call(path, { code }), factorTrouble);
}

export async function showPasskey(call: Call, passkeys: Passkeys): Promise<Shown> {
  const begun = await call("/api/staff/challenge-passkey", {});
  if (!begun.ok) return passkeyTrouble(begun.code);
  const response = await passkeys.sign(begun.value.options);
  if (typeof response === "string") return passkeyTrouble(response);
  return shown(await call("/api/staff/show-passkey", { response }), passkeyTrouble);
}

/** Instead of name and password. */
export async function signInByPasskey(call: Call, passkeys: Passkeys): Promise<Shown> {
  const begun = await call("/api/staff/challenge-for-sign-in", {});
  if (!begun.ok) return passkeyTrouble(begun.code);
  const response = await passkeys.sign(begun.value.options);
  if (typeof response === "string") return passkeyTrouble(response);
  return shown(await call("/api/staff/sign-in-by-passkey", { response }), passkeyTrouble);
}

export type Added =
  | { readonly self: SignedInSelf; readonly recoveryCodes: readonly string[] | null }
  | FactorTrouble;

export async function addPasskey(call: Call, passkeys: Passkeys, name: string): Promise<Added> {
  const begun = await call("/api/staff/begin-passkey", {});
  if (!begun.ok) return passkeyTrouble(begun.code);
  const response = await passkeys.make(begun.value.options);
  if (typeof response === "string") return passkeyTrouble(response);
  const answer = await call("/api/staff/add-passkey", { name, response });
  return answer.ok ? answer.value : passkeyTrouble(answer.code);
}

/** The first code of a new app. */
export async function confirmApp(call: Call, code: string): Promise<Added> {
  const answer = await call("/api/staff/confirm-totp", { code });
  return answer.ok ? answer.value : factorTrouble(answer.code);
}

function shown(
  answer: Answer<SignedInSelf>,
  trouble: (code: Exclude<typeof answer, { ok: true }>["code"]) => FactorTrouble,
): Shown {
  return answer.ok ? answer.value : trouble(answer.code);
}
