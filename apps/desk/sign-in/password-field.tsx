import type { Ref, VNode } from "preact";
import { useState } from "preact/hooks";
import { words } from "../words-ja.ts";

const shown = { type: "text" } as const;
const hidden = { type: "password" } as const;

type Props = {
  readonly label: string;
  readonly autocomplete: "current-password" | "new-password";
  readonly input: Ref<HTMLInputElement>;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onInput?: (password: string) => void;
};

/** A password that can be looked at instead of typed twice. */
export function PasswordField({ label, autocomplete, input, invalid, describedBy, onInput }: Props): VNode {
  const [seen, setSeen] = useState(false);
  return (
    <div class="field-group">
      <label class="field">
        <span class="field-label">{label}</span>
        <input
          ref={input}
          name="password"
          {...(seen ? shown : hidden)}
          autocomplete={autocomplete}
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={invalid}
          aria-describedby={describedBy}
          onInput={(event) => onInput?.(event.currentTarget.value)}
        />
      </label>
      <label class="check">
        <input type="checkbox" checked={seen} onChange={(event) => setSeen(event.currentTarget.checked)} />
        <span>{words.signIn.showPassword}</span>
      </label>
    </div>
  );
}
