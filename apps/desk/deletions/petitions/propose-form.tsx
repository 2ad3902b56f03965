import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { SeenPetition } from "../../../../contract/petition.ts";
import { decisionsOn, type PetitionDecision } from "../../../../domain/petition.ts";
import { decisionNames } from "../../../../domain/petition-names.ts";
import { Choice, Words } from "../../operation/fields.tsx";
import { OperationForm } from "../../operation/form.tsx";
import type { Call } from "../../work.ts";
import { sayPetitionFailure, words } from "./words-ja.ts";

type Props = {
  readonly petition: SeenPetition;
  readonly call: Call;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
};
const said = words.propose;

/** What the city is to decide; another official agrees to it, or not. */
export function ProposeForm({ petition, call, onDone, onCancel }: Props): VNode {
  const decisions: readonly PetitionDecision[] = decisionsOn[petition.kind];
  const [decision, setDecision] = useState<PetitionDecision>(decisions[0] ?? "none");
  const [reasons, setReasons] = useState("");
  const [correction, setCorrection] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const corrects = decision === "corrected";

  async function send(): Promise<void> {
    if (reasons.trim() === "") return setTrouble(said.missing);
    if (corrects && correction.trim() === "") return setTrouble(said.correctionMissing);
    const answer = await call("/api/desk/petition/propose", {
      ...{ petition: petition.id, decision, words: reasons.trim() },
      correction: corrects ? correction.trim() : "",
    });
    if (answer.ok) onDone(said.done);
    else setTrouble(sayPetitionFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.label}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: words.cancel, act: onCancel }}
    >
      <Choice
        label={said.decision}
        value={decision}
        onChange={setDecision}
        options={decisions.map((one) => [one, decisionNames[one]] as const)}
      />
      <Words label={said.words} value={reasons} onChange={setReasons} rows={3} />
      {corrects && <Words label={said.correction} value={correction} onChange={setCorrection} rows={2} />}
    </OperationForm>
  );
}
