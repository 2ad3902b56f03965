import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import type { FactorTrouble } from "./second-factor.ts";

type Props = {
  readonly text: string;
  /** The weightiest on its screen. */
  readonly main?: boolean;
  readonly act: () => Promise<FactorTrouble | null>;
};

/** Hands over to the browser, which asks for a finger, a face or a PIN, and says below what became of it. */
export function PasskeyButton({ text, main = false, act }: Props): VNode {
  const button = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FactorTrouble | null>(null);

  async function press(): Promise<void> {
    if (busy) return;
    setTrouble(null);
    setBusy(true);
    const found = await act();
    setBusy(false);
    setTrouble(found);
    if (found) button.current?.focus();
  }

  return (
    <>
      <button
        ref={button}
        class={main ? "main door-submit" : "door-submit"}
        type="button"
        aria-disabled={busy}
        onClick={() => void press()}
      >
        {busy ? words.factor.passkeyBusy : text}
      </button>
      {trouble && (
        <p class="trouble" role="alert">
          {words.factor.trouble[trouble]}
        </p>
      )}
    </>
  );
}
