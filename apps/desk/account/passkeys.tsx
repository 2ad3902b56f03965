import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { browserFrom } from "../../../domain/browser.ts";
import { browserWords } from "../browser-words.ts";
import { Confirm } from "../confirm.tsx";
import { useKept } from "../kept.ts";
import { PasskeyButton } from "../sign-in/passkey-button.tsx";
import { When } from "../when.tsx";
import type { AccountAtWork, OnesPasskey } from "./account.ts";
import { NameField } from "./name-field.tsx";
import { useOpener } from "./use-opener.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly account: AccountAtWork;
  readonly passkeys: readonly OnesPasskey[];
  readonly possible: boolean;
};

export function Passkeys({ account, passkeys, possible }: Props): VNode {
  const name = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useKept("adding a passkey", false);
  const opener = useOpener(adding);
  const proposed = browserWords(browserFrom(navigator.userAgent));
  return (
    <div class="account-part">
      <h3>{words.passkeys.heading}</h3>
      {passkeys.length === 0 && possible && <p>{words.passkeys.none}</p>}
      <ul>
        {passkeys.map((passkey) => (
          <Passkey key={passkey.id} account={account} passkey={passkey} />
        ))}
      </ul>
      {!possible && <p class="hint">{words.passkeys.impossible}</p>}
      {possible && !adding && (
        <button ref={opener} type="button" onClick={() => setAdding(true)}>
          {words.passkeys.add}
        </button>
      )}
      {adding && (
        <form
          class="account-form"
          onSubmit={(event) => {
            event.preventDefault();
            event.currentTarget.querySelector<HTMLElement>("button.main")?.click();
          }}
        >
          <NameField label={words.passkeys.name} first={proposed} input={name} />
          <PasskeyButton
            text={words.passkeys.register}
            main
            act={async () => {
              const found = await account.addPasskey(name.current?.value.trim() || proposed);
              if (!found) setAdding(false);
              return found;
            }}
          />
          <button class="door-submit" type="button" onClick={() => setAdding(false)}>
            {words.cancel}
          </button>
        </form>
      )}
    </div>
  );
}

type OneProps = Pick<Props, "account"> & { readonly passkey: OnesPasskey };

function Passkey({ account, passkey }: OneProps): VNode {
  const [doing, setDoing] = useKept<"renaming" | "removing" | null>(`passkey ${passkey.id}`, null);
  const name = useRef<HTMLInputElement>(null);
  const opener = useOpener(doing === "renaming");

  async function rename(event: Event): Promise<void> {
    event.preventDefault();
    const typed = name.current?.value.trim() ?? "";
    if (typed === "" || typed === passkey.name || (await account.renamePasskey(passkey.id, typed)))
      setDoing(null);
  }

  return (
    <li class="account-row">
      {doing === "renaming" ? (
        <form class="account-inline" onSubmit={rename}>
          <NameField label={words.passkeys.nameOf(passkey.name)} first={passkey.name} input={name} />
          <button class="main" type="submit">
            {words.passkeys.save}
          </button>
          <button type="button" onClick={() => setDoing(null)}>
            {words.cancel}
          </button>
        </form>
      ) : (
        <>
          <div class="account-what">
            <p class="account-name">{passkey.name}</p>
            <p class="hint">
              {words.factors.added} <When at={passkey.addedAt} />・
              {passkey.lastUsedAt ? (
                <>
                  {words.passkeys.used} <When at={passkey.lastUsedAt} />
                </>
              ) : (
                words.passkeys.unused
              )}
            </p>
          </div>
          <div class="account-acts">
            <button ref={opener} type="button" onClick={() => setDoing("renaming")}>
              {words.passkeys.rename}
            </button>
            <button type="button" onClick={() => setDoing("removing")}>
              {words.passkeys.remove}
            </button>
          </div>
        </>
      )}
      {doing === "removing" && (
        <Confirm
          heading={words.passkeys.removing(passkey.name)}
          confirm={words.passkeys.remove}
          cancel={words.cancel}
          onCancel={() => setDoing(null)}
          onConfirm={() => {
            setDoing(null);
            void account.removePasskey(passkey.id);
          }}
        >
          <p>{words.passkeys.removeEffect}</p>
        </Confirm>
      )}
    </li>
  );
}
