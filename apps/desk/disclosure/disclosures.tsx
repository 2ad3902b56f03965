import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { Later } from "../later/later.tsx";
import type { DeskState } from "../state.ts";
import { inTalkWords } from "./in-talk-words.ts";

type Props = { readonly desk: Desk; readonly state: DeskState; readonly row: ConsultationSummary };

/** The way to 伝達. */
export function Disclosures(props: Props): VNode {
  const [open, setOpen] = useState(false);
  const done = (): void => setOpen(false);
  return (
    <div class="beside-foot">
      <button type="button" onClick={() => setOpen(true)}>
        {inTalkWords.open}
      </button>
      {open && (
        <Later onDone={done}>{({ DisclosureDialog }) => <DisclosureDialog {...props} onDone={done} />}</Later>
      )}
    </div>
  );
}
