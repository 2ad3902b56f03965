import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { OpenUrgentCall } from "../../../../contract/sync.ts";
import type { Desk } from "../../desk.ts";
import type { DeskState } from "../../state.ts";
import { openedIn } from "../../work.ts";
import { SheetDialog } from "./sheet-dialog.tsx";
import { SheetSummary } from "./sheet-summary.tsx";
import { useRecords } from "./use-records.ts";
import { sheetWords as words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly state: DeskState; readonly call: OpenUrgentCall };

/** [UC-8] In a call that one has made or come to: what is known of the danger, as soon as anybody writes it down. */
export function SheetPart({ desk, state, call: { consultation, number, sheet } }: Props): VNode {
  const [writing, setWriting] = useState(false);
  const records = useRecords(desk, consultation, `${sheet} ${state.urgent.sheetsWritten}`);
  const newest = records?.sheets[0];
  return (
    <section class="sheet-part" aria-label={words.name}>
      {newest && <SheetSummary written={newest} names={state.names} />}
      <button type="button" onClick={() => setWriting(true)}>
        {words.open(newest?.version ?? 0)}
      </button>
      {writing && (
        <SheetDialog
          {...{ desk, number, newest }}
          id={consultation}
          names={state.names}
          draft={openedIn(state, consultation).asides["risk-sheet"]}
          onDone={() => setWriting(false)}
        />
      )}
    </section>
  );
}
