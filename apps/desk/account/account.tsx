import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import "./account.css";
import { browserPasskeys } from "../passkeys.ts";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { sayRoles } from "../role-words.ts";
import { RecoveryCodes } from "../sign-in/recovery-codes.tsx";
import { useStore } from "../use-store.ts";
import { words as deskWords } from "../words-ja.ts";
import { startAccount } from "./account.ts";
import { Factors } from "./factors.tsx";
import { ChangePassword } from "./password.tsx";
import { Sessions } from "./sessions.tsx";
import { words } from "./words-ja.ts";

/** One's own sign-in. */
export function Account({ self, call, refresh }: PlaceProps): VNode {
  const [account] = useState(() => startAccount({ call, refresh, passkeys: browserPasskeys }));
  const { factors, sessions, codes, trouble } = useStore(account.store, (all) => all);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => void account.load(), [account]);

  /** What was pressed is gone: the focus goes to where it was said what came of it. */
  useEffect(() => {
    if (factors && document.activeElement === document.body) top.current?.focus();
  }, [factors, sessions, codes]);

  if (codes) {
    return (
      <div class="account account-codes">
        <PlaceHeading key="codes" text={words.codes.made} />
        <RecoveryCodes codes={codes} done={account.codesKept} />
      </div>
    );
  }
  return (
    <div class="account">
      <PlaceHeading key="account" text={words.heading} />
      <div class="account-said" ref={top} tabIndex={-1}>
        <p class="trouble" role="alert">
          {trouble && deskWords.factor.trouble[trouble]}
        </p>
        {trouble && !(factors && sessions) && (
          <button type="button" onClick={() => void account.load()}>
            {words.again}
          </button>
        )}
      </div>
      <section class="place-section" aria-labelledby="account-person">
        <h2 id="account-person">{words.person.heading}</h2>
        <dl class="facts">
          <dt>{words.person.displayName}</dt>
          <dd>{self.displayName}</dd>
          <dt>{words.person.name}</dt>
          <dd>{self.name}</dd>
          <dt>{words.person.roles}</dt>
          <dd>{sayRoles(self.roles)}</dd>
        </dl>
      </section>
      {factors && (
        <Factors
          account={account}
          factors={factors}
          skipped={self.secondFactor === "skipped"}
          passkeysPossible={browserPasskeys.possible}
        />
      )}
      <ChangePassword change={account.changePassword} />
      {sessions && <Sessions account={account} sessions={sessions} />}
    </div>
  );
}
