import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type IncidentKind, incidentKinds } from "../../../../domain/incident.ts";
import { present } from "../../../shared/clock.ts";
import { newKey } from "../../../shared/uuid.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Line, Tick, Time, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { fieldOf, instantOfField } from "../japan-field.ts";
import { PrivateHint } from "../private-hint.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly inquiry: { readonly id: string; readonly number: number } | null;
  readonly onDone: (number: number) => void;
  readonly onCancel: () => void;
};
type Form = {
  readonly id: string;
  readonly kind: IncidentKind;
  readonly badIntent: boolean;
  readonly foundAt: string;
  readonly heading: string;
  readonly words: string;
  readonly asIs: boolean;
};

function first(): Form {
  return {
    ...{ id: newKey(), kind: "fault", badIntent: false, foundAt: fieldOf(present()) },
    ...{ heading: "", words: "", asIs: false },
  };
}

export function OpenForm({ call, inquiry, onDone, onCancel }: Props): VNode {
  const [begun] = useState(first);
  const [form, setForm] = useKept("incident-open", begun);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.form;
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });

  async function send(): Promise<void> {
    const foundAt = instantOfField(form.foundAt);
    if (form.heading.trim() === "" || form.words.trim() === "") return setTrouble(said.missing);
    if (foundAt === null) return setTrouble(said.timeMissing);
    const badIntent = form.kind === "breach" && form.badIntent;
    const answer = await call("/api/incident/open", {
      ...{ ...form, badIntent, foundAt },
      inquiry: inquiry?.id ?? null,
    });
    if (answer.ok) onDone(answer.value.number);
    else setTrouble(sayFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.heading}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      {inquiry && <p class="whole">{said.ofInquiry(inquiry.number)}</p>}
      <Choice
        label={said.kind}
        value={form.kind}
        options={incidentKinds.map((one) => [one, words.kinds[one]] as const)}
        onChange={(kind) => set({ kind })}
      />
      <Time label={said.foundAt} value={form.foundAt} onChange={(foundAt) => set({ foundAt })} />
      {form.kind === "breach" && (
        <Tick checked={form.badIntent} onChange={(badIntent) => set({ badIntent })}>
          {said.badIntent}
        </Tick>
      )}
      <div class="whole">
        <Line label={said.title} value={form.heading} onChange={(heading) => set({ heading })} />
      </div>
      <Words label={said.words} value={form.words} onChange={(text) => set({ words: text })} />
      <PrivateHint texts={[form.heading, form.words]} asIs={form.asIs} onChoose={(asIs) => set({ asIs })} />
    </OperationForm>
  );
}
