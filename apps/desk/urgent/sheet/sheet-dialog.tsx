import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { WrittenSheet } from "../../../../contract/risk-sheet.ts";
import type { ConsultationId, StaffId } from "../../../../domain/ids.ts";
import { emptySheet, type RiskSheet, sheetFault } from "../../../../domain/risk-sheet.ts";
import { newKey } from "../../../shared/uuid.ts";
import type { Desk } from "../../desk.ts";
import { Dialog } from "../../dialog.tsx";
import { sayFailure } from "../../failure-words.ts";
import "../../fields.css";
import { isPressed } from "../../keys/table.ts";
import { readSheetDraft } from "./draft.ts";
import { SheetFields } from "./sheet-fields.tsx";
import { SheetSummary } from "./sheet-summary.tsx";
import { sheetWords as words } from "./words-ja.ts";
import "./sheet.css";

type Props = {
  readonly desk: Desk;
  readonly id: ConsultationId;
  readonly number: number;
  readonly newest: WrittenSheet | undefined;
  readonly names: ReadonlyMap<StaffId, string>;
  /** What is being written of it: kept like every draft ([TX-4]), also where the dialog is closed. */
  readonly draft: string;
  readonly onDone: () => void;
};

/** [UC-8] Upon the newest version, or on with one's own draft. */
export function SheetDialog({ desk, id, number, newest, names, draft, onDone }: Props): VNode {
  const [trouble, setTrouble] = useState("");
  const [saving, setSaving] = useState(false);
  /** The same sheet is tried again under the same key; another one is another. */
  const tried = useRef<{ readonly key: ReturnType<typeof newKey>; readonly text: string } | null>(null);
  const version = newest?.version ?? 0;
  const written = readSheetDraft(draft) ?? { version, sheet: newest?.said ?? emptySheet };
  const isMoved = written.version < version;

  function keep(sheet: RiskSheet): void {
    desk.writeAside(id, "risk-sheet", JSON.stringify({ version: written.version, sheet }));
  }

  async function save(): Promise<void> {
    if (saving) return;
    const { sheet } = written;
    const fault = sheetFault(sheet);
    if (fault) return setTrouble(words.trouble[fault] ?? "");
    // Upon what stands on the screen, also where somebody else was first.
    const next = { version, sheet };
    const text = JSON.stringify(next);
    tried.current = tried.current?.text === text ? tried.current : { key: newKey(), text };
    setSaving(true);
    const failure = await desk.urgent.writeSheet(id, { ...next, key: tried.current.key });
    setSaving(false);
    if (failure !== null) return setTrouble(words.trouble[failure] ?? sayFailure(failure));
    leave();
  }

  function leave(): void {
    desk.writeAside(id, "risk-sheet", "");
    onDone();
  }

  return (
    <Dialog heading={words.heading(number)} onClose={onDone}>
      <form
        class="sheet"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
        onKeyDown={(event) => {
          if (!isPressed(event, "send")) return;
          event.preventDefault();
          void save();
        }}
      >
        <p>{words.lead}</p>
        <SheetFields
          sheet={written.sheet}
          set={(sheet) => {
            setTrouble("");
            keep(sheet);
          }}
        />
        {newest && isMoved && (
          <section class="sheet-newest" aria-label={words.newest}>
            <p role="alert">{words.moved}</p>
            <SheetSummary written={newest} names={names} />
          </section>
        )}
        <p class="trouble" role="alert">
          {trouble}
        </p>
        <p class="hint">{words.keys}</p>
        <div class="confirm-acts">
          {draft !== "" && (
            <button type="button" class="quiet" onClick={leave}>
              {words.discard}
            </button>
          )}
          <button type="button" onClick={onDone}>
            {words.cancel}
          </button>
          <button class="main" type="submit" aria-disabled={saving}>
            {saving ? words.saving : words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
