import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";

type Props = {
  readonly heading: string;
  /** By Escape. It stays open until it is no longer drawn. */
  readonly onClose: () => void;
  readonly children: ComponentChildren;
};

/** A box before everything else, as long as it is drawn. Afterwards the focus is back where it was. */
export function Dialog({ heading, onClose, children }: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  const [before] = useState(() => document.activeElement);
  const id = useId();
  useEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => {
      // Its own end must not be taken for the person's wish.
      gone.current = true;
      box?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="confirm"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Browsers close it without asking when Escape comes twice.
      onClose={() => {
        if (!gone.current) onClose();
      }}
    >
      <h2 id={id}>{heading}</h2>
      {children}
    </dialog>
  );
}
