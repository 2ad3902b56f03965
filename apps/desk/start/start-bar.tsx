import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { Later } from "../later/later.tsx";
import { type DeskState, mayDo } from "../state.ts";
import { startInTalkWords as words } from "./in-talk-words.ts";

type Props = { readonly desk: Desk; readonly state: DeskState; readonly row: ConsultationSummary };

/** Below a talk that is over: from there a counsellor begins anew. */
export function StartBar({ desk, state, row }: Props): VNode | null {
  const [open, setOpen] = useState(false);
  if (!mayDo(desk.self, "consultation:start")) return null;
  const done = (): void => setOpen(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {words.button}
      </button>
      {open && (
        <Later onDone={done}>
          {({ StartDialog }) => <StartDialog {...{ desk, state, row }} onDone={done} />}
        </Later>
      )}
    </>
  );
}
