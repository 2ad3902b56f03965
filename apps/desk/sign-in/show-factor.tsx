import type { VNode } from "preact";
import type { SignedInSelf } from "../../../contract/staff.ts";
import { words } from "../words-ja.ts";
import { CodeForm } from "./code-form.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import type { FactorTrouble } from "./second-factor.ts";

type Props = {
  readonly factors: SignedInSelf["factors"];
  readonly passkeysPossible: boolean;
  readonly showCode: (code: string) => Promise<FactorTrouble | null>;
  readonly showPasskey: () => Promise<FactorTrouble | null>;
};

/** Asks for what this person can show in this browser: a passkey, a code of the app, or a recovery code. */
export function FactorChoice({ factors, passkeysPossible, showCode, showPasskey }: Props): VNode {
  const byPasskey = factors.passkeys > 0 && passkeysPossible;
  const [label, lead] = factors.totp
    ? [words.factor.codeOrRecovery, words.factor.showLead]
    : [words.factor.recovery, words.factor.recoveryLead];
  return (
    <div class="door-choice">
      {byPasskey && <PasskeyButton text={words.factor.byPasskey} main act={showPasskey} />}
      {byPasskey && <p class="door-or">{words.factor.or}</p>}
      <p class="door-note">{lead}</p>
      <CodeForm label={label} submit={words.factor.showSubmit} show={showCode} second={byPasskey} />
    </div>
  );
}
