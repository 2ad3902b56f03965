import type { ComponentChildren, VNode } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

type Props = {
  readonly heading: string;
  readonly confirm: string;
  readonly cancel: string;
  /** Said instead of leaving the person wondering why the button does nothing. */
  readonly blocked?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
};

/** Asks before something that cannot be taken back. Escape and 戻る leave everything as it was. */
export function Confirm({
  heading,
  confirm,
  cancel,
  blocked = false,
  onConfirm,
  onCancel,
  children,
}: Props): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const box = dialog.current;
    box?.showModal();
    return () => box?.close();
  }, []);
  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={id} onClose={onCancel}>
      <h2 id={id}>{heading}</h2>
      {children}
      <div class="confirm-acts">
        <button type="button" onClick={() => dialog.current?.close()} autofocus>
          {cancel}
        </button>
        <button class="main" type="button" disabled={blocked} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
