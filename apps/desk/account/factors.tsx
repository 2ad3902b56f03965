import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { Confirm } from "../confirm.tsx";
import { AppSetUp } from "../sign-in/app-set-up.tsx";
import { When } from "../when.tsx";
import type { AccountAtWork, Factors as FactorsListed } from "./account.ts";
import { Passkeys } from "./passkeys.tsx";
import { useOpener } from "./use-opener.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly account: AccountAtWork;
  readonly factors: FactorsListed;
  readonly skipped: boolean;
  readonly passkeysPossible: boolean;
};

export function Factors({ account, factors, skipped, passkeysPossible }: Props): VNode {
  return (
    <section class="place-section" aria-labelledby="account-factors">
      <h2 id="account-factors">{words.factors.heading}</h2>
      <p class="account-lead">{skipped ? words.factors.skipped : words.factors.lead}</p>
      <Passkeys account={account} passkeys={factors.passkeys} possible={passkeysPossible} />
      <App account={account} totp={factors.totp} />
      <Codes
        account={account}
        left={factors.recoveryCodesLeft}
        any={factors.totp !== null || factors.passkeys.length > 0}
      />
    </section>
  );
}

type AppProps = Pick<Props, "account"> & Pick<FactorsListed, "totp">;

function App({ account, totp }: AppProps): VNode {
  const [doing, setDoing] = useState<"adding" | "removing" | null>(null);
  const opener = useOpener(doing === "adding");
  return (
    <div class="account-part">
      <h3>{words.app.heading}</h3>
      <div class="account-row">
        <p>
          {totp ? (
            <>
              {words.factors.added} <When at={totp.addedAt} />
            </>
          ) : (
            words.app.none
          )}
        </p>
        <div class="account-acts">
          <button
            ref={opener}
            type="button"
            aria-expanded={doing === "adding"}
            onClick={() => setDoing("adding")}
          >
            {totp ? words.app.replace : words.app.add}
          </button>
          {totp && (
            <button type="button" onClick={() => setDoing("removing")}>
              {words.app.remove}
            </button>
          )}
        </div>
      </div>
      {doing === "adding" && (
        <div class="account-form">
          {totp && <p class="hint">{words.app.replaceLead}</p>}
          <AppSetUp
            begin={account.beginApp}
            confirm={async (code) => {
              const found = await account.confirmApp(code);
              if (!found) setDoing(null);
              return found;
            }}
          />
          <button class="door-submit" type="button" onClick={() => setDoing(null)}>
            {words.cancel}
          </button>
        </div>
      )}
      {doing === "removing" && (
        <Confirm
          heading={words.app.removing}
          confirm={words.app.remove}
          cancel={words.cancel}
          onCancel={() => setDoing(null)}
          onConfirm={() => {
            setDoing(null);
            void account.removeApp();
          }}
        >
          <p>{words.app.removeEffect}</p>
        </Confirm>
      )}
    </div>
  );
}

type CodesProps = Pick<Props, "account"> & {
  readonly left: number;
  /** There is something that the codes stand in for. */
  readonly any: boolean;
};

function Codes({ account, left, any }: CodesProps): VNode {
  const [asking, setAsking] = useState(false);
  return (
    <div class="account-part">
      <h3>{words.codes.heading}</h3>
      <div class="account-row">
        <p>{left > 0 ? words.codes.left(left) : any ? words.codes.used : words.codes.none}</p>
        {any && (
          <div class="account-acts">
            <button type="button" onClick={() => setAsking(true)}>
              {words.codes.make}
            </button>
          </div>
        )}
      </div>
      {asking && (
        <Confirm
          heading={words.codes.making}
          confirm={words.codes.make}
          cancel={words.cancel}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void account.makeCodes();
          }}
        >
          <p>{words.codes.makeEffect}</p>
        </Confirm>
      )}
    </div>
  );
}
