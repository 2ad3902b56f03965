import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { Door } from "./door.tsx";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordField } from "./password-field.tsx";
import type { FactorTrouble } from "./second-factor.ts";
import { fieldsTrouble, type SignInTrouble } from "./sign-in.ts";

type Props = {
  /** The session ended by itself. */
  readonly ended: boolean;
  /** Something that was being written is still here. */
  readonly kept: boolean;
  /** The city's own sign-in led to nothing. */
  readonly refused: boolean;
  readonly hasSingleSignOn: () => Promise<boolean>;
  readonly passkeysPossible: boolean;
  readonly signInByPasskey: () => Promise<FactorTrouble | null>;
  readonly signIn: (name: string, password: string) => Promise<SignInTrouble | null>;
};

export function SignIn(props: Props): VNode {
  const { ended, kept, refused, hasSingleSignOn, passkeysPossible, signInByPasskey, signIn } = props;
  const name = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<SignInTrouble | null>(refused ? "elsewhere" : null);
  const [singleSignOn, setSingleSignOn] = useState(false);

  // Before anybody can have begun: focus that moves later takes half a password into the open field.
  useLayoutEffect(() => name.current?.focus(), []);
  useEffect(() => {
    void hasSingleSignOn().then(setSingleSignOn);
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !name.current || !password.current) return;
    const [said, secret] = [name.current.value, password.current.value];
    setTrouble(null);
    setBusy(true);
    const found = fieldsTrouble(said, secret) ?? (await signIn(said.trim(), secret));
    setBusy(false);
    setTrouble(found);
    if (found) (said.trim() === "" ? name : password).current?.select();
  }

  const wrong = trouble === "failed" || trouble === "empty";
  return (
    <Door
      heading={words.signIn.heading}
      note={ended ? `${words.signIn.ended}${kept ? words.signIn.kept : ""}` : null}
    >
      <form class="door-form" onSubmit={submit} noValidate>
        <label class="field">
          <span class="field-label">{words.signIn.name}</span>
          <input
            ref={name}
            name="name"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxLength={100}
            aria-invalid={wrong}
            aria-describedby={trouble ? "door-trouble" : undefined}
          />
        </label>
        <PasswordField
          label={words.signIn.password}
          autocomplete="current-password"
          input={password}
          invalid={wrong}
          describedBy={trouble ? "door-trouble" : undefined}
        />
        <p class="trouble" id="door-trouble" role="alert">
          {trouble && words.signIn.trouble[trouble]}
        </p>
        <button class="main door-submit" type="submit" aria-disabled={busy}>
          {busy ? words.signIn.busy : words.signIn.submit}
        </button>
      </form>
      {(passkeysPossible || singleSignOn) && <p class="door-or">{words.factor.or}</p>}
      {passkeysPossible && <PasskeyButton text={words.signIn.byPasskey} act={signInByPasskey} />}
      {singleSignOn && (
        <a class="door-elsewhere" href="/api/staff/oidc/start">
          {words.signIn.bySingleSignOn}
        </a>
      )}
    </Door>
  );
}
