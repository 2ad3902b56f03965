import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import {
  isAgreed,
  missingFor,
  openReport,
  type ReportStage,
  type WorkedStep,
} from "../../../../domain/incident.ts";
import { present } from "../../../shared/clock.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Time, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { fieldOf, instantOfField } from "../japan-field.ts";
import { PrivateHint } from "../private-hint.tsx";
import { incidentOf } from "./incident-of.ts";
import { words } from "./words-ja.ts";

type Props = { readonly incident: SeenIncident; readonly call: Call; readonly changed: () => Promise<void> };
type What = keyof typeof words.write.options;
const said = words.write;

/** What the operator adds to the time line next. */
export function WriteForm({ incident, call, changed }: Props): VNode {
  const [what, setWhat] = useState<What>("action");
  const [text, setText] = useKept(`incident-${incident.id}`, "");
  /** Null: now, until a time is chosen. */
  const [at, setAt] = useState<string | null>(null);
  const [from, setFrom] = useState(() => fieldOf(new Date(incident.foundAt)));
  const [asIs, setAsIs] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const known = incidentOf(incident);
  const lacking = missingFor(known);
  const isReport = what.startsWith("report-");
  const needsWords = !isReport && what !== "impact" && what !== "close";

  async function send(): Promise<void> {
    const [begins, ends] = [instantOfField(from), at === null ? present().toISOString() : instantOfField(at)];
    if (needsWords && text.trim() === "") return setTrouble(said.missing);
    if (ends === null || (what === "impact" && (begins === null || begins >= ends)))
      return setTrouble(said.timeMissing);
    const answer = await write(begins ?? ends, ends);
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (!answer.ok) return;
    setText("");
    setAt(null);
    setWhat("action");
    await changed();
  }

  function write(begins: string, ends: string) {
    const written = { incident: incident.id, words: text.trim(), asIs };
    if (what === "close") return call("/api/incident/close", { incident: incident.id });
    if (what === "impact") return call("/api/incident/impact", { ...written, from: begins, to: ends });
    if (isReport)
      return call("/api/incident/report", { ...written, stage: what.slice("report-".length) as ReportStage });
    return call("/api/incident/write", {
      ...written,
      kind: what as WorkedStep,
      at: at === null ? null : ends,
    });
  }

  const options = (Object.keys(said.options) as What[]).filter((one) => {
    if (one === "close") return isAgreed(known, "final");
    return !one.startsWith("report-") || openReport(known) === null;
  });
  return (
    <OperationForm label={said.heading} trouble={trouble} send={said.send} onSend={send}>
      <div class="whole">
        <Choice
          label={said.what}
          value={what}
          options={options.map((one) => [one, said.options[one]] as const)}
          onChange={setWhat}
        />
      </div>
      {what === "impact" && <Time label={said.from} value={from} onChange={setFrom} />}
      {(needsWords || what === "impact") && (
        <Time
          label={what === "impact" ? said.to : said.at}
          value={at ?? fieldOf(present())}
          onChange={setAt}
        />
      )}
      {what === "report-final" && lacking.length > 0 && (
        <p class="trouble">{said.lacking(lacking.map((kind) => words.steps[kind]).join("・"))}</p>
      )}
      {what !== "close" && (
        <>
          <Words label={isReport ? said.reportWords : said.words} value={text} rows={3} onChange={setText} />
          <PrivateHint texts={[text]} asIs={asIs} onChoose={setAsIs} />
        </>
      )}
    </OperationForm>
  );
}
