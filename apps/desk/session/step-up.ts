import type { SignedInSelf } from "../../../contract/staff.ts";
import type { Passkeys } from "../passkeys.ts";
import type { FactorTrouble } from "../sign-in/second-factor.ts";
import { type Shown, showCode, showPasskey } from "../sign-in/show-factor.ts";
import { createStore, type Store } from "../store.ts";
import type { Call } from "../work.ts";

/** [ST-7] Asks for a factor before a dangerous act, which then goes on by itself. */
export type StepUp = {
  /** Somebody is being asked at this moment. */
  readonly asking: Store<boolean>;
  readonly passkeysPossible: boolean;
  /** Whether one was shown. Who asks while somebody is being asked gets the same answer. */
  ask(): Promise<boolean>;
  showCode(code: string): Promise<FactorTrouble | null>;
  showPasskey(): Promise<FactorTrouble | null>;
  cancel(): void;
};

type Tools = {
  readonly call: Call;
  readonly passkeys: Passkeys;
  readonly onShown: (self: SignedInSelf) => void;
};

export function startStepUp({ call, passkeys, onShown }: Tools): StepUp {
  const asking = createStore(false);
  let asked: { readonly answer: Promise<boolean>; readonly resolve: (shown: boolean) => void } | null = null;

  function settle(shown: boolean): void {
    asking.set(() => false);
    asked?.resolve(shown);
    asked = null;
  }

  function take(shown: Shown): FactorTrouble | null {
    if (typeof shown === "string") return shown;
    onShown(shown);
    settle(true);
    return null;
  }

  return {
    asking,
    passkeysPossible: passkeys.possible,
    ask() {
      if (asked) return asked.answer;
      let resolve = (_: boolean): void => {};
      const answer = new Promise<boolean>((settled) => {
        resolve = settled;
      });
      asked = { answer, resolve };
      asking.set(() => true);
      return answer;
    },
    showCode: async (code) => take(await showCode(call, code)),
    showPasskey: async () => take(await showPasskey(call, passkeys)),
    cancel: () => settle(false),
  };
}
