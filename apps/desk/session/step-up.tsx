import type { VNode } from "preact";
import { Dialog } from "../dialog.tsx";
import { addressOf } from "../places.ts";
import { FactorChoice } from "../sign-in/show-factor.tsx";
import { useStore } from "../use-store.ts";
import type { OwnSession } from "./own-session.ts";
import { words } from "./words-ja.ts";

/** [ST-7] Over whatever is being done, which stays as it was typed and goes on when a factor was shown. */
export function StepUpDialog({ session: { self, stepUp } }: { readonly session: OwnSession }): VNode | null {
  const asking = useStore(stepUp.asking, (now) => now);
  const { factors } = useStore(self, (now) => now);
  if (!asking) return null;
  const none = !factors.totp && factors.passkeys + factors.recoveryCodes === 0;
  return (
    <Dialog heading={words.stepUp.heading} onClose={stepUp.cancel}>
      {none ? (
        <>
          <p class="door-note">{words.stepUp.none}</p>
          <p class="door-note">
            <a href={addressOf("account")} onClick={stepUp.cancel}>
              {words.stepUp.toAccount}
            </a>
          </p>
        </>
      ) : (
        <>
          <p class="door-note">{words.stepUp.lead}</p>
          <FactorChoice
            factors={factors}
            passkeysPossible={stepUp.passkeysPossible}
            showCode={stepUp.showCode}
            showPasskey={stepUp.showPasskey}
          />
        </>
      )}
      <button class="door-submit" type="button" onClick={stepUp.cancel}>
        {words.stepUp.cancel}
      </button>
    </Dialog>
  );
}
