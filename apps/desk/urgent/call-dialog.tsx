import type { VNode } from "preact";
import { Dialog } from "../dialog.tsx";
import { urgentWords as words } from "./words-ja.ts";

type Props = {
  readonly number: number;
  readonly onCall: () => void;
  readonly onDone: () => void;
};

/** F9, then Enter: quick, and never by one slip of a finger. */
export function CallDialog({ number, onCall, onDone }: Props): VNode {
  const said = words.dialog;
  return (
    <Dialog heading={said.heading(number)} onClose={onDone}>
      <ul class="confirm-effects">
        {said.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      <p class="hint">{said.keys}</p>
      <div class="confirm-acts">
        <button type="button" onClick={onDone}>
          {said.cancel}
        </button>
        <button
          class="main urgent-call"
          type="button"
          autofocus
          onClick={() => {
            onCall();
            onDone();
          }}
        >
          {said.confirm}
        </button>
      </div>
    </Dialog>
  );
}
