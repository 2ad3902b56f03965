import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import { words } from "./words-ja.ts";

type Foot = {
  /** Why what was wanted last was not done. */
  readonly trouble: string | null;
  readonly children: ComponentChildren;
};

/** Below what is being written: why it was not taken, and what can be done with it. */
export function FormFoot({ trouble, children }: Foot): VNode {
  return (
    <>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="operation-acts">{children}</div>
    </>
  );
}

type Form = {
  readonly label: string;
  readonly trouble: string | null;
  /** What the button says. */
  readonly send: string;
  /** Not called again before it has come to an end. */
  readonly onSend: () => Promise<void>;
  readonly cancel?: { readonly label: string; readonly act: () => void };
  /** More that can be done, behind the others. */
  readonly more?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** What is written at 運用 in one go. */
export function OperationForm({ label, trouble, send, onSend, cancel, more, children }: Form): VNode {
  const [busy, setBusy] = useState(false);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    await onSend();
    setBusy(false);
  }

  return (
    <form class="operation-form" onSubmit={(event) => void submit(event)} noValidate aria-label={label}>
      {children}
      <FormFoot trouble={trouble}>
        <button class="main" type="submit" aria-disabled={busy}>
          {busy ? words.busy : send}
        </button>
        {cancel && (
          <button type="button" onClick={cancel.act}>
            {cancel.label}
          </button>
        )}
        {more}
      </FormFoot>
    </form>
  );
}
