import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { CodeForm } from "./code-form.tsx";
import { type FactorTrouble, inFours } from "./second-factor.ts";

type Secret = { readonly secret: string; readonly uri: string };
export type BeginApp = () => Promise<Secret | FactorTrouble>;

type Props = {
  readonly begin: BeginApp;
  readonly confirm: (code: string) => Promise<FactorTrouble | null>;
};

/** A secret for an app that shows codes, and the first code of it. The secret is drawn here and sent nowhere. */
export function AppSetUp({ begin, confirm }: Props): VNode {
  const [made, setMade] = useState<Secret | null>(null);
  const [trouble, setTrouble] = useState<FactorTrouble | null>(null);

  async function start(): Promise<void> {
    setTrouble(null);
    const answer = await begin();
    if (typeof answer === "string") setTrouble(answer);
    else setMade(answer);
  }
  useEffect(() => void start(), []);

  return (
    <>
      {made && (
        <>
          <p class="door-note">{words.factor.appLead}</p>
          <p class="field-label" id="secret-label">
            {words.factor.secret}
          </p>
          <output class="secret" aria-labelledby="secret-label">
            {inFours(made.secret)}
          </output>
          <p class="door-note">
            <a href={made.uri}>{words.factor.openApp}</a>
          </p>
          <CodeForm label={words.factor.code} submit={words.factor.addSubmit} show={confirm} />
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
    </>
  );
}
