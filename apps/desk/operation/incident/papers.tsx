import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenIncident } from "../../../../contract/incident.ts";
import { sayFailure } from "../../failure-words.ts";
import type { Call } from "../../work.ts";
import { savePdf } from "../save-pdf.ts";
import { words } from "./words-ja.ts";

type Props = { readonly incident: SeenIncident; readonly call: Call };
type Given = { readonly about: number | null; readonly label: string; readonly stage: string };
const said = words.report;

/** Each report as it was given to the city, as PDF; before the first one, the time line as it stands. */
export function Papers({ incident, call }: Props): VNode {
  const [trouble, setTrouble] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const given = incident.steps.flatMap(({ nth, facts }): Given[] => {
    const stage = facts.report && words.stages[facts.report.stage];
    return stage ? [{ about: nth, label: said.save(stage), stage }] : [];
  });
  const draft = { about: null, label: said.saveDraft, stage: said.draftName };

  async function save({ about, stage }: Given): Promise<void> {
    setBusy(true);
    setNote(said.saving);
    const answer = await call("/api/incident/print", { incident: incident.id, about });
    setBusy(false);
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    setNote(answer.ok ? said.saved : "");
    if (answer.ok) savePdf(answer.value.pdf, said.fileName(incident.number, stage));
  }

  return (
    <>
      {(given.length > 0 ? given : [draft]).map((one) => (
        <button key={one.about ?? 0} type="button" disabled={busy} onClick={() => void save(one)}>
          {one.label}
        </button>
      ))}
      <span role="status">{note}</span>
      <span class="trouble" role="alert">
        {trouble}
      </span>
    </>
  );
}
