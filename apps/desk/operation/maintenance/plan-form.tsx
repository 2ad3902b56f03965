import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { newKey } from "../../../shared/uuid.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { Line, Tick, Time, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { instantOfField } from "../japan-field.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly call: Call;
  readonly onDone: (number: number) => void;
  readonly onCancel: () => void;
};
type Form = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly stops: boolean;
  readonly heading: string;
  readonly words: string;
  readonly releaseNotes: string;
};

export function PlanForm({ call, onDone, onCancel }: Props): VNode {
  const [begun] = useState(
    (): Form => ({ id: newKey(), from: "", to: "", stops: true, heading: "", words: "", releaseNotes: "" }),
  );
  const [form, setForm] = useKept("maintenance-plan", begun);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.form;
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });

  async function send(): Promise<void> {
    const [from, to] = [instantOfField(form.from), instantOfField(form.to)];
    if (form.heading.trim() === "" || form.words.trim() === "") return setTrouble(said.missing);
    if (!from || !to || from >= to) return setTrouble(said.faulty);
    const { releaseNotes: page, ...rest } = form;
    const releaseNotes = page.trim();
    if (releaseNotes !== "" && !isPage(releaseNotes)) return setTrouble(said.noPage);
    const answer = await call("/api/maintenance/plan", {
      ...{ ...rest, from, to },
      ...(releaseNotes === "" ? {} : { releaseNotes }),
    });
    if (answer.ok) onDone(answer.value.number);
    else setTrouble(answer.code === "bad-input" ? said.faulty : sayFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.heading}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <Time label={said.from} value={form.from} onChange={(from) => set({ from })} />
      <Time label={said.to} value={form.to} onChange={(to) => set({ to })} />
      <Tick checked={form.stops} onChange={(stops) => set({ stops })}>
        {said.stops}
      </Tick>
      <div class="whole">
        <Line label={said.title} value={form.heading} onChange={(heading) => set({ heading })} />
      </div>
      <Words label={said.words} value={form.words} onChange={(text) => set({ words: text })} />
      <div class="whole">
        <Line
          label={said.releaseNotes}
          value={form.releaseNotes}
          onChange={(releaseNotes) => set({ releaseNotes })}
          longest={500}
        />
      </div>
    </OperationForm>
  );
}

function isPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === "https:";
}
