import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { words } from "../words-ja.ts";
import { Door } from "./door.tsx";
import { type InvitationTrouble, passwordTrouble, shortestPassword } from "./invitation.ts";
import { PasswordField } from "./password-field.tsx";

type Props = {
  readonly accept: (password: string) => Promise<InvitationTrouble | null>;
  readonly leave: () => void;
};

export function Invitation({ accept, leave }: Props): VNode {
  const password = useRef<HTMLInputElement>(null);
  const [length, setLength] = useState(0);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<InvitationTrouble | null>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !password.current) return;
    const chosen = password.current.value;
    setTrouble(null);
    setBusy(true);
    const found = passwordTrouble(chosen) ?? (await accept(chosen));
    setBusy(false);
    setTrouble(found);
    if (found) password.current?.focus();
  }

  const missing = shortestPassword - length;
  return (
    <Door heading={words.invitation.heading} note={words.invitation.lead}>
      <form class="door-form" onSubmit={submit} noValidate>
        <PasswordField
          label={words.invitation.password}
          autocomplete="new-password"
          input={password}
          invalid={trouble !== null && ["short", "long", "common", "name"].includes(trouble)}
          describedBy="password-rule door-trouble"
          onInput={(chosen) => setLength(chosen.length)}
        />
        <p class="hint" id="password-rule">
          {words.invitation.rule}
        </p>
        <p class="hint" aria-live="polite">
          {length > 0 && (missing > 0 ? words.invitation.missing(missing) : words.invitation.enough)}
        </p>
        <p class="trouble" id="door-trouble" role="alert">
          {trouble && words.invitation.trouble[trouble]}
        </p>
        <button class="main door-submit" type="submit" aria-disabled={busy}>
          {busy ? words.invitation.busy : words.invitation.submit}
        </button>
        {trouble === "spent" && (
          <button class="door-submit" type="button" onClick={leave}>
            {words.invitation.toSignIn}
          </button>
        )}
      </form>
    </Door>
  );
}
