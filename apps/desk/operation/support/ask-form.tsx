import type { VNode } from "preact";
import { useState } from "preact/hooks";
import {
  type InquiryHaste,
  type InquiryKind,
  type InquiryWay,
  inquiryHastes,
  inquiryKinds,
  inquiryWays,
} from "../../../../domain/inquiry.ts";
import { present } from "../../../shared/clock.ts";
import { newKey } from "../../../shared/uuid.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Choice, Line, Time, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { fieldOf, instantOfField } from "../japan-field.ts";
import { PrivateHint } from "../private-hint.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  /** Of a telephone call or an e-mail. */
  readonly recording: boolean;
  readonly onDone: (number: number) => void;
  readonly onCancel: () => void;
};
type Form = {
  readonly id: string;
  readonly kind: InquiryKind;
  readonly haste: InquiryHaste;
  readonly way: InquiryWay;
  readonly cameAt: string;
  readonly caller: string;
  readonly heading: string;
  readonly words: string;
  readonly asIs: boolean;
};

function first(recording: boolean): Form {
  return {
    ...{ id: newKey(), kind: "question", haste: "usual", way: recording ? "telephone" : "form" },
    ...{ cameAt: fieldOf(present()), caller: "", heading: "", words: "", asIs: false },
  };
}

export function AskForm({ call, recording, onDone, onCancel }: Props): VNode {
  const [begun] = useState(() => first(recording));
  const [form, setForm] = useKept(recording ? "inquiry-record" : "inquiry-ask", begun);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.form;
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });

  async function send(): Promise<void> {
    const cameAt = recording ? instantOfField(form.cameAt) : null;
    if (form.heading.trim() === "" || form.words.trim() === "") return setTrouble(said.missing);
    if (recording && cameAt === null) return setTrouble(said.timeMissing);
    setTrouble(null);
    const answer = await call("/api/support/ask", { ...form, cameAt });
    if (!answer.ok) return setTrouble(sayFailure(answer.code));
    onDone(answer.value.number);
  }

  // Only what does not work can be urgent.
  const hastes = inquiryHastes.filter((one) => one !== "urgent" || form.kind === "fault");
  return (
    <OperationForm
      label={recording ? said.recordHeading : said.heading}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <Choice
        label={said.kind}
        value={form.kind}
        options={inquiryKinds.map((one) => [one, said.kinds[one]] as const)}
        onChange={(kind) =>
          set({ kind, haste: kind !== "fault" && form.haste === "urgent" ? "soon" : form.haste })
        }
      />
      <Choice
        label={said.haste}
        value={form.haste}
        options={hastes.map((one) => [one, said.hastes[one]] as const)}
        onChange={(haste) => set({ haste })}
      />
      {recording && (
        <>
          <Choice
            label={said.way}
            value={form.way}
            options={inquiryWays.filter((one) => one !== "form").map((one) => [one, said.ways[one]] as const)}
            onChange={(way) => set({ way })}
          />
          <Time label={said.cameAt} value={form.cameAt} onChange={(cameAt) => set({ cameAt })} />
          <Line label={said.caller} value={form.caller} longest={60} onChange={(caller) => set({ caller })} />
        </>
      )}
      <div class="whole">
        <Line label={said.title} value={form.heading} onChange={(heading) => set({ heading })} />
      </div>
      <Words label={said.words} value={form.words} rows={5} onChange={(text) => set({ words: text })} />
      <PrivateHint texts={[form.heading, form.words]} asIs={form.asIs} onChoose={(asIs) => set({ asIs })} />
      <p class="hint whole">{said.promise[form.haste]}</p>
    </OperationForm>
  );
}
