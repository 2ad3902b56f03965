import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import { openReport } from "../../../../domain/incident.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Words } from "../fields.tsx";
import { FormFoot } from "../form.tsx";
import { incidentOf } from "./incident-of.ts";
import { words } from "./words-ja.ts";

type Props = { readonly incident: SeenIncident; readonly call: Call; readonly changed: () => Promise<void> };
const said = words.decide;

/** The city agrees to the report that waits for it, or sends it back. Nothing where none waits. */
export function DecideForm({ incident, call, changed }: Props): VNode | null {
  const [text, setText] = useKept(`incident-decide-${incident.id}`, "");
  const [trouble, setTrouble] = useState<string | null>(null);
  const report = openReport(incidentOf(incident));
  const stage = report?.facts.report?.stage;
  if (!report || !stage) return null;

  async function decide(agreed: boolean): Promise<void> {
    if (!report) return;
    if (!agreed && text.trim() === "") return setTrouble(said.missing);
    const answer = await call("/api/incident/decide", {
      ...{ incident: incident.id, about: report.nth, agreed, words: text.trim(), asIs: true },
    });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (!answer.ok) return;
    setText("");
    await changed();
  }

  return (
    <section class="operation-form" aria-label={said.heading(words.stages[stage])}>
      <p class="whole">
        <strong>{said.heading(words.stages[stage])}</strong>
      </p>
      <Words label={said.words} value={text} rows={2} onChange={setText} />
      <FormFoot trouble={trouble}>
        <button class="main" type="button" onClick={() => void decide(true)}>
          {said.agree}
        </button>
        <button type="button" onClick={() => void decide(false)}>
          {said.sendBack}
        </button>
      </FormFoot>
    </section>
  );
}
