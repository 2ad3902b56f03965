import type { VNode } from "preact";
import { browserFrom } from "../../domain/browser.ts";
import { browserWords } from "./browser-words.ts";
import { Desk } from "./desk.tsx";
import type { Entrance } from "./entrance.ts";
import { Door } from "./sign-in/door.tsx";
import { Invitation } from "./sign-in/invitation.tsx";
import { AddFactor, FirstRecoveryCodes, ShowFactor } from "./sign-in/second-factor.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { useStore } from "./use-store.ts";
import { hasWritten } from "./window.ts";
import { words } from "./words-ja.ts";

/** One screen per phase. */
export function Screen({ entrance }: { readonly entrance: Entrance }): VNode {
  const phase = useStore(entrance.phase, (now) => now);
  switch (phase.at) {
    case "starting":
      return (
        <main class="starting">
          <p role="status">{phase.unreachable ? words.unreachableAtStart : words.starting}</p>
        </main>
      );
    case "invited":
      return (
        <Invitation
          accept={(password) => entrance.accept(phase.token, password)}
          leave={() => void entrance.leaveInvitation()}
        />
      );
    case "signing-in":
      return (
        <SignIn
          ended={phase.kept !== null}
          kept={hasWritten(phase)}
          refused={phase.refused === true}
          hasSingleSignOn={entrance.hasSingleSignOn}
          passkeysPossible={entrance.passkeysPossible}
          signInByPasskey={entrance.signInByPasskey}
          signIn={entrance.signIn}
        />
      );
    case "adding-factor":
      return (
        <AddFactor
          passkeysPossible={entrance.passkeysPossible}
          addPasskey={() => entrance.addPasskey(browserWords(browserFrom(navigator.userAgent)))}
          beginApp={entrance.beginApp}
          addApp={entrance.addApp}
          signOut={() => void entrance.signOut()}
        />
      );
    case "showing-factor":
      return (
        <ShowFactor
          factors={phase.self.factors}
          passkeysPossible={entrance.passkeysPossible}
          showCode={entrance.showCode}
          showPasskey={entrance.showPasskey}
          signOut={() => void entrance.signOut()}
        />
      );
    case "recovery-codes":
      return <FirstRecoveryCodes codes={phase.codes} goOn={entrance.goOn} />;
    case "turned-away":
      return (
        <Door heading={words.header.self(phase.self.displayName)} note={words.signIn.notHere}>
          <button class="door-submit" type="button" onClick={() => void entrance.signOut()}>
            {words.header.signOut}
          </button>
        </Door>
      );
    case "desk":
      return (
        <Desk key={phase.desk.self.id} desk={phase.desk} session={phase.session} signOut={entrance.signOut} />
      );
  }
}
