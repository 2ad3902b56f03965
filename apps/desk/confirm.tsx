import type { ComponentChildren, VNode } from "preact";
import { Dialog } from "./dialog.tsx";

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
  return (
    <Dialog heading={heading} onClose={onCancel}>
      {children}
      <div class="confirm-acts">
        <button type="button" onClick={onCancel} autofocus>
          {cancel}
        </button>
        <button class="main" type="button" disabled={blocked} onClick={onConfirm}>
          {confirm}
        </button>
      </div>
    </Dialog>
  );
}
