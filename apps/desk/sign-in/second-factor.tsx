import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { AppSetUp, type BeginApp } from "./app-set-up.tsx";
import { Door } from "./door.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import type { FactorTrouble } from "./second-factor.ts";
import { FactorChoice } from "./show-factor.tsx";

type ShowProps = Parameters<typeof FactorChoice>[0] & { readonly signOut: () => void };

/** Every time after the first. */
export function ShowFactor({ signOut, ...choice }: ShowProps): VNode {
  return (
    <Door heading={words.factor.showHeading}>
      <FactorChoice {...choice} />
      <SignOut signOut={signOut} />
    </Door>
  );
}

type AddProps = {
  readonly passkeysPossible: boolean;
  readonly addPasskey: () => Promise<FactorTrouble | null>;
  readonly beginApp: BeginApp;
  readonly addApp: (code: string) => Promise<FactorTrouble | null>;
  readonly signOut: () => void;
};

/** The first time in a real city: a passkey or an app is made known. */
export function AddFactor({ passkeysPossible, addPasskey, beginApp, addApp, signOut }: AddProps): VNode {
  const [byApp, setByApp] = useState(!passkeysPossible);
  return (
    <Door heading={words.factor.addHeading} note={words.factor.addLead}>
      {passkeysPossible && (
        <>
          <p class="door-note">{words.factor.passkeyLead}</p>
          <PasskeyButton text={words.factor.addPasskey} main act={addPasskey} />
          <p class="door-or">{words.factor.or}</p>
        </>
      )}
      {byApp ? (
        <AppSetUp begin={beginApp} confirm={addApp} />
      ) : (
        <button class="door-submit" type="button" onClick={() => setByApp(true)}>
          {words.factor.byApp}
        </button>
      )}
      <SignOut signOut={signOut} />
    </Door>
  );
}

type CodesProps = { readonly codes: readonly string[]; readonly goOn: () => void };

/** Shown once: the way in when the telephone is lost. */
export function FirstRecoveryCodes({ codes, goOn }: CodesProps): VNode {
  return (
    <Door heading={words.factor.codesHeading}>
      <RecoveryCodes codes={codes} done={goOn} />
    </Door>
  );
}

function SignOut({ signOut }: { readonly signOut: () => void }): VNode {
  return (
    <button class="door-submit" type="button" onClick={signOut}>
      {words.header.signOut}
    </button>
  );
}
