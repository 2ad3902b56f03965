import type { Api } from "../../../contract/api.ts";
import type { RefusalCode } from "../../../domain/refusal.ts";
import type { Passkeys } from "../passkeys.ts";
import { type FactorTrouble, factorTrouble } from "../sign-in/second-factor.ts";
import { type Added, addPasskey, confirmApp } from "../sign-in/show-factor.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";
import { type PasswordTrouble, passwordChangeTrouble } from "./password.ts";

export type Factors = Api["/api/staff/factors"]["output"];
export type OnesSession = Api["/api/staff/sessions"]["output"]["sessions"][number];
export type OnesPasskey = Factors["passkeys"][number];

export type AccountState = {
  /** Null until they were read. */
  readonly factors: Factors | null;
  readonly sessions: readonly OnesSession[] | null;
  /** New ones, as long as they are being shown. */
  readonly codes: readonly string[] | null;
  /** What came of the last act, or of the reading. */
  readonly trouble: FactorTrouble | null;
};

/** What a person does with their own sign-in. Each act answers whether it was done, and reads anew what stands there. */
export type AccountAtWork = {
  readonly store: Store<AccountState>;
  load(): Promise<void>;
  beginApp(): Promise<Api["/api/staff/begin-totp"]["output"] | FactorTrouble>;
  confirmApp(code: string): Promise<FactorTrouble | null>;
  removeApp(): Promise<boolean>;
  addPasskey(name: string): Promise<FactorTrouble | null>;
  renamePasskey(passkey: string, name: string): Promise<boolean>;
  removePasskey(passkey: string): Promise<boolean>;
  makeCodes(): Promise<boolean>;
  codesKept(): void;
  changePassword(current: string, password: string): Promise<PasswordTrouble | null>;
  endSession(session: string): Promise<boolean>;
  endOthers(): Promise<boolean>;
};

type Tools = {
  readonly call: Call;
  readonly passkeys: Passkeys;
  /** What one can show has changed. */
  readonly refresh: () => Promise<void>;
};
type Said = { readonly ok: true } | { readonly ok: false; readonly code: RefusalCode | "unreachable" };

export function startAccount({ call, passkeys, refresh }: Tools): AccountAtWork {
  const store = createStore<AccountState>({ factors: null, sessions: null, codes: null, trouble: null });
  const change = (part: Partial<AccountState>): void => store.set((state) => ({ ...state, ...part }));

  async function load(): Promise<void> {
    const [factors, sessions] = await Promise.all([
      call("/api/staff/factors", {}),
      call("/api/staff/sessions", {}),
    ]);
    if (factors.ok) change({ factors: factors.value });
    if (sessions.ok) change({ sessions: sessions.value.sessions });
    if (!factors.ok) change({ trouble: factorTrouble(factors.code) });
    else if (!sessions.ok) change({ trouble: factorTrouble(sessions.code) });
  }

  async function act(said: Promise<Said>): Promise<boolean> {
    change({ trouble: null });
    const answer = await said;
    if (!answer.ok) change({ trouble: factorTrouble(answer.code) });
    await Promise.all([load(), refresh()]);
    return answer.ok;
  }

  async function added(adding: Promise<Added>): Promise<FactorTrouble | null> {
    change({ trouble: null });
    const answer = await adding;
    if (typeof answer === "string") return answer;
    change({ codes: answer.recoveryCodes });
    await Promise.all([load(), refresh()]);
    return null;
  }

  return {
    store,
    load,
    async beginApp() {
      const answer = await call("/api/staff/begin-totp", {});
      return answer.ok ? answer.value : factorTrouble(answer.code);
    },
    confirmApp: (code) => added(confirmApp(call, code)),
    removeApp: () => act(call("/api/staff/remove-totp", {})),
    addPasskey: (name) => added(addPasskey(call, passkeys, name)),
    renamePasskey: (passkey, name) => act(call("/api/staff/rename-passkey", { passkey, name })),
    removePasskey: (passkey) => act(call("/api/staff/remove-passkey", { passkey })),
    async makeCodes() {
      const making = call("/api/staff/make-recovery-codes", {});
      const done = await act(making);
      const answer = await making;
      if (answer.ok) change({ codes: answer.value.recoveryCodes });
      return done;
    },
    codesKept: () => change({ codes: null }),
    async changePassword(current, password) {
      const answer = await call("/api/staff/password", { current, password });
      if (!answer.ok) return passwordChangeTrouble(answer.code);
      await load();
      return null;
    },
    endSession: (session) => act(call("/api/staff/end-session", { session })),
    endOthers: () => act(call("/api/staff/end-other-sessions", {})),
  };
}
