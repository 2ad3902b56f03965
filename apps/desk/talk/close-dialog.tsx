import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { Confirm } from "../confirm.tsx";
import type { Desk } from "../desk.ts";
import { words } from "../words-ja.ts";
import { isSending, type Opened } from "./opened.ts";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  readonly opened: Opened;
  readonly onDone: () => void;
};

/** 終了する says first what it does. */
export function CloseDialog({ desk, row, opened, onDone }: Props): VNode {
  const said = words.talk.closeDialog;
  const sending = isSending(opened);
  return (
    <Confirm
      heading={said.heading(row.number)}
      confirm={said.confirm}
      cancel={said.cancel}
      blocked={sending}
      onCancel={onDone}
      onConfirm={() => {
        void desk.close(row.id).then((done) => {
          if (done) void desk.beside.recorder.begin(row.id);
        });
        onDone();
      }}
    >
      <ul class="confirm-effects">
        {said.effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {opened.draft.trim() !== "" && <p class="confirm-warning">{said.draft}</p>}
      {sending && (
        <p class="confirm-warning" role="status">
          {said.pending}
        </p>
      )}
    </Confirm>
  );
}
