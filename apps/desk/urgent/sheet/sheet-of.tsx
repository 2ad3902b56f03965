import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../../contract/sync.ts";
import type { Desk } from "../../desk.ts";
import { useStore } from "../../use-store.ts";
import { openedIn } from "../../work.ts";
import { SheetDialog } from "./sheet-dialog.tsx";
import { useRecords } from "./use-records.ts";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  readonly onDone: () => void;
};

/** 安全確認シート, from a talk: there at once, and upon the newest version as soon as that is known. */
export function SheetOf({ desk, row: { id, number }, onDone }: Props): VNode {
  const state = useStore(desk.store, (all) => all);
  const records = useRecords(desk, id, `${state.urgent.sheetsWritten}`);
  return (
    <SheetDialog
      {...{ desk, id, number, onDone }}
      newest={records?.sheets[0]}
      names={state.names}
      draft={openedIn(state, id).asides["risk-sheet"]}
    />
  );
}
