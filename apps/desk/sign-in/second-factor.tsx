import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { Door } from "./door.tsx";
import { codeIn, codeTrouble, type FactorTrouble, inFours } from "./second-factor.ts";

type CodeProps = {
  readonly label: string;
  readonly submit: string;
  readonly show: (code: string) => Promise<FactorTrouble | null>;
};

function CodeForm({ label, submit, show }: CodeProps): VNode {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FactorTrouble | null>(null);

  useEffect(() => input.current?.focus(), []);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !input.current) return;
    const code = codeIn(input.current.value);
    setTrouble(null);
    setBusy(true);
    const found = codeTrouble(code) ?? (await show(code));
    setBusy(false);
    setTrouble(found);
    if (found) input.current?.select();
  }

  return (
    <form class="door-form" onSubmit={send} noValidate>
      <label class="field">
        <span class="field-label">{label}</span>
        <input
          ref={input}
          name="code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxLength={60}
          aria-invalid={trouble === "failed" || trouble === "empty"}
          aria-describedby={trouble ? "door-trouble" : undefined}
        />
      </label>
      <p class="trouble" id="door-trouble" role="alert">
        {trouble && words.factor.trouble[trouble]}
      </p>
      <button class="main door-submit" type="submit" aria-disabled={busy}>
        {busy ? words.factor.busy : submit}
      </button>
    </form>
  );
}

type DoorProps = { readonly show: CodeProps["show"]; readonly signOut: () => void };

/** Every time after the first: the code of the app, or a recovery code in its place. */
export function ShowFactor({ show, signOut }: DoorProps): VNode {
  return (
    <Door heading={words.factor.showHeading} note={words.factor.showLead}>
      <CodeForm label={words.factor.codeOrRecovery} submit={words.factor.showSubmit} show={show} />
      <button class="door-submit" type="button" onClick={signOut}>
        {words.header.signOut}
      </button>
    </Door>
  );
}

type AddProps = DoorProps & {
  readonly begin: () => Promise<{ secret: string; uri: string } | FactorTrouble>;
};

/** The first time in a real city: an app that shows codes is made known. */
export function AddFactor({ begin, show, signOut }: AddProps): VNode {
  const [made, setMade] = useState<{ secret: string; uri: string } | null>(null);
  const [trouble, setTrouble] = useState<FactorTrouble | null>(null);

  async function start(): Promise<void> {
    setTrouble(null);
    const answer = await begin();
    if (typeof answer === "string") setTrouble(answer);
    else setMade(answer);
  }
  useEffect(() => void start(), []);

  return (
    <Door heading={words.factor.addHeading} note={words.factor.addLead}>
      {made && (
        <>
          <p class="field-label" id="secret-label">
            {words.factor.secret}
          </p>
          <output class="secret" aria-labelledby="secret-label">
            {inFours(made.secret)}
          </output>
          <p class="door-note">
            <a href={made.uri}>{words.factor.openApp}</a>
          </p>
          <CodeForm label={words.factor.code} submit={words.factor.addSubmit} show={show} />
        </>
      )}
      {trouble && (
        <>
          <p class="trouble" role="alert">
            {words.factor.trouble[trouble]}
          </p>
          <button class="main door-submit" type="button" onClick={() => void start()}>
            {words.factor.again}
          </button>
        </>
      )}
      <button class="door-submit" type="button" onClick={signOut}>
        {words.header.signOut}
      </button>
    </Door>
  );
}

type CodesProps = { readonly codes: readonly string[]; readonly goOn: () => void };

/** Shown once: the way in when the telephone is lost. */
export function RecoveryCodes({ codes, goOn }: CodesProps): VNode {
  return (
    <Door heading={words.factor.codesHeading} note={words.factor.codesLead}>
      <ul class="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <button class="main door-submit" type="button" onClick={goOn}>
        {words.factor.codesKept}
      </button>
    </Door>
  );
}
