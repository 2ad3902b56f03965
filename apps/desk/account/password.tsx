import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { PasswordField } from "../sign-in/password-field.tsx";
import { words as deskWords } from "../words-ja.ts";
import { type PasswordTrouble, passwordsTrouble, sayPasswordTrouble } from "./password.ts";
import { useOpener } from "./use-opener.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly change: (current: string, password: string) => Promise<PasswordTrouble | null>;
};

export function ChangePassword({ change }: Props): VNode {
  const current = useRef<HTMLInputElement>(null);
  const chosen = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<PasswordTrouble | "done" | null>(null);
  const opener = useOpener(open);
  const trouble = said === "done" ? null : said;
  const wrongCurrent = trouble === "empty" || trouble === "wrongCurrent";

  useLayoutEffect(() => {
    if (open) current.current?.focus();
  }, [open]);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !current.current || !chosen.current) return;
    const [before, after] = [current.current.value, chosen.current.value];
    setSaid(null);
    setBusy(true);
    const found = passwordsTrouble(before, after) ?? (await change(before, after));
    setBusy(false);
    setSaid(found ?? "done");
    if (!found) setOpen(false);
    else (found === "empty" || found === "wrongCurrent" ? current : chosen).current?.select();
  }

  return (
    <section class="place-section" aria-labelledby="account-password">
      <h2 id="account-password">{words.password.heading}</h2>
      <p class="account-lead">{words.password.lead}</p>
      <p role="status" class="account-done">
        {said === "done" && words.password.done}
      </p>
      {open ? (
        <form class="door-form account-form" onSubmit={submit} noValidate>
          <PasswordField
            label={words.password.current}
            autocomplete="current-password"
            input={current}
            invalid={wrongCurrent}
            describedBy="account-password-trouble"
          />
          <PasswordField
            label={deskWords.invitation.password}
            autocomplete="new-password"
            input={chosen}
            invalid={trouble !== null && ["short", "long", "common", "name"].includes(trouble)}
            describedBy="account-password-rule account-password-trouble"
          />
          <p class="hint" id="account-password-rule">
            {deskWords.invitation.rule}
          </p>
          <p class="trouble" id="account-password-trouble" role="alert">
            {trouble && sayPasswordTrouble(trouble)}
          </p>
          <div class="account-acts">
            <button class="main" type="submit" aria-disabled={busy}>
              {busy ? words.password.busy : words.password.submit}
            </button>
            <button type="button" onClick={() => setOpen(false)}>
              {words.cancel}
            </button>
          </div>
        </form>
      ) : (
        <button
          ref={opener}
          type="button"
          onClick={() => {
            setSaid(null);
            setOpen(true);
          }}
        >
          {words.password.open}
        </button>
      )}
    </section>
  );
}
