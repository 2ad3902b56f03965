import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../list/row.ts";
import type { DeskState } from "../state.ts";
import { SheetSummary } from "./sheet/sheet-summary.tsx";
import { useRecords } from "./sheet/use-records.ts";
import { sheetWords } from "./sheet/words-ja.ts";
import { urgentWords as words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly now: Date;
};

/** [UC-5] [UC-8] What came of earlier calls to this consultation, and its risk sheets: read when it is opened, and when one has ended or was written. */
export function UrgentRecords({ desk, state, row, now }: Props): VNode | null {
  const calls = state.urgent.calls.filter(({ consultation }) => consultation === row.id);
  const sheet = calls.reduce((newest, call) => Math.max(newest, call.sheet), 0);
  const records = useRecords(desk, row.id, `${calls.length} ${sheet} ${state.urgent.sheetsWritten}`);
  if (!records) return null;
  const [newest, ...older] = records.sheets;
  const pointed = state.pointedAt?.consultation === row.id ? state.pointedAt.spot : null;
  const kept = pointed && "kept" in pointed ? pointed.kept : null;
  return (
    <>
      {newest && (
        <details
          class="urgent-records"
          open={kept === "risk-sheet"}
          ref={kept === "risk-sheet" ? show : null}
        >
          <summary>{sheetWords.kept(newest.version)}</summary>
          <div class="urgent-record-list">
            <SheetSummary written={newest} names={state.names} />
            {older.length > 0 && (
              <details>
                <summary>{sheetWords.older(older.length)}</summary>
                {older.map((one) => (
                  <SheetSummary key={one.version} written={one} names={state.names} />
                ))}
              </details>
            )}
          </div>
        </details>
      )}
      {records.calls.length > 0 && (
        <details
          class="urgent-records"
          open={kept === "urgent-record"}
          ref={kept === "urgent-record" ? show : null}
        >
          <summary>{words.records(records.calls.length)}</summary>
          <ul class="urgent-record-list">
            {records.calls.map(({ call, calledBy, calledAt, takenBy, endedBy, outcome, record }) => (
              <li key={call}>
                <p>
                  <time dateTime={calledAt}>{plain(timeWords(new Date(calledAt), now))}</time>{" "}
                  {words.called(nameOf(calledBy, state.names))}
                  {takenBy && `・${words.taken(nameOf(takenBy, state.names))}`}・{words.outcomes[outcome]}
                </p>
                <p class="urgent-record">{record ?? words.recordUnreadable}</p>
                <p class="hint">{words.recordedBy(nameOf(endedBy, state.names))}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** Where a search has led to it. */
function show(details: HTMLDetailsElement | null): void {
  details?.querySelector("summary")?.focus();
}
