import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../list/row.ts";
import type { DeskState } from "../state.ts";
import { urgentWords as words } from "./words-ja.ts";

type Records = Api["/api/urgent/records"]["output"]["calls"];
type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly now: Date;
};

/** [UC-5] What came of earlier calls to this consultation: read when it is opened, and when one has ended. */
export function UrgentRecords({ desk, state, row, now }: Props): VNode | null {
  const [records, setRecords] = useState<Records>([]);
  const open = state.urgent.calls.filter(({ consultation }) => consultation === row.id).length;
  useEffect(() => {
    let gone = false;
    void desk.urgent.records(row.id).then((read) => {
      if (read && !gone) setRecords(read);
    });
    return () => {
      gone = true;
    };
  }, [row.id, open]);
  if (records.length === 0) return null;
  return (
    <details class="urgent-records">
      <summary>{words.records(records.length)}</summary>
      <ul>
        {records.map(({ call, calledBy, calledAt, takenBy, endedBy, outcome, record }) => (
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
  );
}
