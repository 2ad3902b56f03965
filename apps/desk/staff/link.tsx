import type { VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { When } from "../when.tsx";
import "./link.css";
import type { Invitation } from "./staff.ts";
import { words } from "./words-ja.ts";

type Props = { readonly invitation: Invitation; readonly name: string; readonly onClose: () => void };

/** The one-time link, shown once. It stands in no address of this page and in no storage: closing forgets it. */
export function Link({ invitation, name, onClose }: Props): VNode {
  const box = useRef<HTMLDialogElement>(null);
  const address = `${location.origin}/desk#invitation=${invitation.token}`;
  const [copied, setCopied] = useState<boolean | null>(null);
  const id = useId();
  const said = words.link;

  useEffect(() => {
    box.current?.showModal();
    return () => box.current?.close();
  }, []);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  }

  return (
    // Escape would lose the link by accident: only the button closes.
    <dialog
      class="confirm"
      ref={box}
      aria-labelledby={id}
      onCancel={(event) => event.preventDefault()}
      onClose={onClose}
    >
      <h2 id={id}>{said.heading}</h2>
      <p>{said.lead(name)}</p>
      <p class="confirm-warning">{said.once}</p>
      <p class="field-label" id={`${id}-link`}>
        {said.address}
      </p>
      <output class="secret staff-link" aria-labelledby={`${id}-link`}>
        {address}
      </output>
      <p>
        {said.until}: <When at={invitation.expiresAt} />
      </p>
      <p class="hint">{said.hand}</p>
      <p class="hint" role="status">
        {copied === null ? "" : copied ? said.copied : said.copyFailed}
      </p>
      <div class="confirm-acts">
        <button type="button" onClick={onClose}>
          {said.close}
        </button>
        <button class="main" type="button" onClick={() => void copy()} autofocus>
          {said.copy}
        </button>
      </div>
    </dialog>
  );
}
