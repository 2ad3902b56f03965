import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { Confirm } from "../confirm.tsx";
import type { Desk } from "../desk.ts";
import { focusPane } from "../panes/focus.ts";
import { talkToolWords } from "./talk-tool-words.ts";

type Props = { readonly desk: Desk; readonly id: ConsultationId; readonly seq: number };

/** [CN-16] At an own message that was not read: takes it back, after asking. */
export function Retract({ desk, id, seq }: Props): VNode {
  const [asking, setAsking] = useState(false);
  const said = talkToolWords.retract;
  // It is read now, or taken back, and the button is gone: the focus goes to where one writes.
  useEffect(
    () => () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body && desk.store.get().shown === id) focusPane(id);
      }),
    [],
  );
  return (
    <>
      <button class="quiet foot-act" type="button" onClick={() => setAsking(true)}>
        {said.act}
      </button>
      {asking && (
        <Confirm
          heading={said.heading}
          confirm={said.confirm}
          cancel={said.cancel}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void desk.retract(id, seq);
          }}
        >
          <p>{said.effect}</p>
        </Confirm>
      )}
    </>
  );
}
