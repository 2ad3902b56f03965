import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import "./beside.css";
import type { Desk } from "../desk.ts";
import { Disclosures } from "../disclosure/disclosures.tsx";
import { isHeldBy } from "../list/list.ts";
import { focusPane } from "../panes/focus.ts";
import { type DeskState, mayDo, shownRow } from "../state.ts";
import { openedIn } from "../work.ts";
import { Facts } from "./facts.tsx";
import { Gate } from "./gate.tsx";
import { RecordForm } from "./record-form.tsx";
import { besideWords as words } from "./words-ja.ts";

type Props = { readonly desk: Desk; readonly state: DeskState };

/** What is known of whoever asks, beside their talk; before the first reply it is read to its end ([BR-1]). */
export function Beside({ desk, state }: Props): VNode | null {
  const row = shownRow(state);
  if (!row || !mayDo(desk.self, "consultation:brief")) return null;
  const isNeeded =
    openedIn(state, row.id).recording !== null || (isHeldBy(row, desk.self.id) && row.briefing !== "read");
  return (
    <aside
      class="beside"
      id="beside"
      aria-labelledby="beside-heading"
      data-needed={isNeeded ? "" : undefined}
    >
      <Panel key={row.id} desk={desk} state={state} row={row} />
    </aside>
  );
}

function Panel({ desk, state, row }: Props & { readonly row: ConsultationSummary }): VNode {
  const { briefing, recording } = openedIn(state, row.id);
  const holds = isHeldBy(row, desk.self.id);
  const gate = holds && row.briefing !== "read" ? row.briefing : null;
  const wasWaiting = useRef(row.state === "waiting");
  const wasGate = useRef(gate);

  /** From 対応を始める to what has to be read, and from there to where one writes. */
  useEffect(() => {
    if (gate && wasWaiting.current && briefing?.at === "there") {
      wasWaiting.current = false;
      focusGate();
    }
    if (!gate && wasGate.current && holds) focusPane(row.id);
    wasGate.current = gate;
  }, [gate, briefing?.at, holds]);

  if (recording) return <RecordForm desk={desk} row={row} recording={recording} />;
  const mayWrite =
    mayDo(desk.self, "consultation:record") &&
    row.state !== "waiting" &&
    (row.counsellor === desk.self.id || desk.self.roles.includes("supervisor"));
  return (
    <>
      <div class="beside-top">
        <h2 id="beside-heading">{gate ? words.heading : words.about}</h2>
        {gate && <p class="beside-lead">{gate === "moved" ? words.moved : words.toRead}</p>}
      </div>
      {briefing?.at === "there" ? (
        <Gate desk={desk} id={row.id} briefing={briefing} gate={gate}>
          <Facts row={row} briefing={briefing.value} names={state.names} gate={gate} />
        </Gate>
      ) : (
        <div class="beside-body">
          {briefing?.at === "loading" && (
            <p class="log-loading" role="status">
              {words.loading}
            </p>
          )}
          {briefing?.at === "failed" && (
            <div class="trouble" role="alert">
              <p>{words.failed}</p>
              <button type="button" onClick={() => void desk.beside.open(row.id)}>
                {words.again}
              </button>
            </div>
          )}
          {!briefing && row.state === "waiting" && <p class="hint">{words.notYet}</p>}
          {!briefing && (
            <>
              <button type="button" onClick={() => void desk.beside.open(row.id)}>
                {words.open}
              </button>
              <p class="hint">{words.openHint}</p>
            </>
          )}
        </div>
      )}
      {mayWrite && !gate && (
        <div class="beside-foot">
          {row.state === "closed" && row.recordVersion === 0 && (
            <p class="beside-missing">{words.form.missing}</p>
          )}
          <button type="button" onClick={() => void desk.beside.recorder.begin(row.id)}>
            {row.recordVersion > 0 ? words.form.writeAgain : words.form.write}
          </button>
        </div>
      )}
      {!gate && row.state !== "waiting" && !row.deletedAt && (
        <Disclosures desk={desk} state={state} row={row} />
      )}
    </>
  );
}

/** To what has to be read: its text, or at its end the button below it. */
export function focusGate(): void {
  const gate = document.querySelector<HTMLElement>(".beside [data-gate]");
  gate?.focus();
}
