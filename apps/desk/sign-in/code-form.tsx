import type { VNode } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { codeIn, codeTrouble, type FactorTrouble } from "./second-factor.ts";

type Props = {
  readonly label: string;
  readonly submit: string;
  readonly show: (code: string) => Promise<FactorTrouble | null>;
  /** Something else comes first on this screen: it keeps the focus, and the weight. */
  readonly second?: boolean;
};

/** One field for six digits or a recovery code. */
export function CodeForm({ label, submit, show, second = false }: Props): VNode {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FactorTrouble | null>(null);
  const id = useId();

  useLayoutEffect(() => {
    if (!second) input.current?.focus();
  }, []);

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
          aria-describedby={trouble ? id : undefined}
        />
      </label>
      <p class="trouble" id={id} role="alert">
        {trouble && words.factor.trouble[trouble]}
      </p>
      <button class={second ? "door-submit" : "main door-submit"} type="submit" aria-disabled={busy}>
        {busy ? words.factor.busy : submit}
      </button>
    </form>
  );
}
