import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { longestMessage, messageLength } from "../../../domain/message.ts";
import { type UrgentOutcome, urgentOutcomes } from "../../../domain/urgent.ts";
import { Dialog } from "../dialog.tsx";
import "../fields.css";
import { sayFailure } from "../failure-words.ts";
import type { UrgentTrouble } from "./acts.ts";
import { urgentWords as words } from "./words-ja.ts";

type Props = {
  readonly number: number;
  /** What is being written of it: kept like every draft ([TX-4]), also where the dialog is closed. */
  readonly record: string;
  readonly onWrite: (record: string) => void;
  readonly onEnd: (outcome: UrgentOutcome, record: string) => Promise<UrgentTrouble | null>;
  readonly onDone: () => void;
};

/** What came of it, and what was done: without a record nothing but a mistake ends. */
export function EndDialog({ number, record, onWrite, onEnd, onDone }: Props): VNode {
  const said = words.endDialog;
  const [outcome, setOutcome] = useState<UrgentOutcome | "">("");
  const [trouble, setTrouble] = useState("");
  const [ending, setEnding] = useState(false);
  const ids = { outcome: useId(), record: useId(), hint: useId() };

  async function end(): Promise<void> {
    if (ending) return;
    if (outcome === "") return setTrouble(said.chooseFirst);
    if (outcome !== "mistake" && record.trim() === "") return setTrouble(said.recordFirst);
    if (messageLength(record) > longestMessage) return setTrouble(words.trouble["message-too-long"] ?? "");
    setEnding(true);
    const failure = await onEnd(outcome, record);
    setEnding(false);
    if (failure === null) onWrite("");
    if (failure === null || failure === "urgent-ended") return onDone();
    setTrouble(words.trouble[failure] ?? sayFailure(failure));
  }

  return (
    <Dialog heading={said.heading(number)} onClose={onDone}>
      <div class="field">
        <label for={ids.outcome}>{said.outcome}</label>
        <select
          id={ids.outcome}
          value={outcome}
          onChange={(event) => {
            setTrouble("");
            setOutcome(event.currentTarget.value as UrgentOutcome | "");
          }}
        >
          <option value="">{said.choose}</option>
          {urgentOutcomes.map((one) => (
            <option key={one} value={one}>
              {words.outcomes[one]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for={ids.record}>{said.record}</label>
        <textarea
          id={ids.record}
          rows={6}
          value={record}
          aria-describedby={ids.hint}
          onInput={(event) => onWrite(event.currentTarget.value)}
        />
        <p class="hint" id={ids.hint}>
          {said.recordHint}
        </p>
      </div>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="confirm-acts">
        <button type="button" onClick={onDone}>
          {said.cancel}
        </button>
        <button class="main" type="button" aria-disabled={ending} onClick={() => void end()}>
          {ending ? words.ending : said.confirm}
        </button>
      </div>
    </Dialog>
  );
}
