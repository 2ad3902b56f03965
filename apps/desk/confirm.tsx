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

  /** Not left to the "close" event, which comes late: by then it may have been opened anew. */
  function leave(event: Event): void {
    event.preventDefault();
    dialog.current?.close();
    onCancel();
  }

  /** A browser may close it without asking. One that is gone already has nothing to say. */
  function closed(): void {
    if (dialog.current) onCancel();
  }

  return (
    <dialog class="confirm" ref={dialog} aria-labelledby={id} onCancel={leave} onClose={closed}>
      <h2 id={id}>{heading}</h2>
      {children}
      <div class="confirm-acts">
        <button type="button" onClick={leave} autofocus>
          {cancel}
        </button>
        <button class="main" type="button" disabled={blocked} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </dialog>
  );
}
