import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { StaffId } from "../../../../domain/ids.ts";
import type { RegisterKind } from "../../../../domain/register.ts";
import { newKey } from "../../../shared/uuid.ts";
import { sayFailure } from "../../failure-words.ts";
import { useKept } from "../../kept.ts";
import type { Call } from "../../work.ts";
import { DayOf, Line, Tick, Words } from "../fields.tsx";
import { OperationForm } from "../form.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly kind: RegisterKind;
  readonly people: readonly { readonly id: StaffId; readonly displayName: string }[];
  readonly call: Call;
  readonly onDone: (number: number) => void;
  readonly onCancel: () => void;
};
type Form = {
  readonly id: string;
  readonly on: string;
  readonly until: string;
  readonly staff: readonly StaffId[];
  readonly heading: string;
  readonly words: string;
  readonly detail: string;
};

/** Writes a training, a subcontract or a copy into its register. */
export function EntryForm({ kind, people, call, onDone, onCancel }: Props): VNode {
  const [begun] = useState(
    (): Form => ({ id: newKey(), on: "", until: "", staff: [], heading: "", words: "", detail: "" }),
  );
  const [form, setForm] = useKept(`register-${kind}`, begun);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.form;
  const training = kind === "training";
  const set = (change: Partial<Form>): void => setForm({ ...form, ...change });

  async function send(): Promise<void> {
    const { heading, on, until, detail, staff } = form;
    const whole =
      heading.trim() !== "" &&
      detail.trim() !== "" &&
      on !== "" &&
      (training ? staff.length > 0 : until !== "");
    if (!whole) return setTrouble(said.missing[kind]);
    const answer = await call("/api/register/write", {
      ...{ id: form.id, kind, on, until: until === "" ? null : until, staff: [...staff] },
      ...{ heading: heading.trim(), words: form.words.trim(), detail: detail.trim() },
    });
    if (answer.ok) onDone(answer.value.number);
    else setTrouble(answer.code === "bad-input" ? said.faulty : sayFailure(answer.code));
  }

  return (
    <OperationForm
      label={said.begin[kind]}
      trouble={trouble}
      send={said.send}
      onSend={send}
      cancel={{ label: said.cancel, act: onCancel }}
    >
      <div class="whole">
        <Line label={said.title[kind]} value={form.heading} onChange={(heading) => set({ heading })} />
      </div>
      <DayOf label={words.on[kind]} value={form.on} onChange={(on) => set({ on })} />
      <DayOf
        label={training ? words.until[kind] + said.optional : words.until[kind]}
        value={form.until}
        onChange={(until) => set({ until })}
      />
      <Words
        label={words.detail[kind]}
        value={form.detail}
        rows={training ? 1 : 2}
        onChange={(detail) => set({ detail })}
      />
      <Words label={said.words[kind]} value={form.words} rows={3} onChange={(text) => set({ words: text })} />
      {training && (
        <fieldset class="whole registers-people">
          <legend class="field-label">{words.staff}</legend>
          {people.map(({ id, displayName }) => (
            <Tick
              key={id}
              checked={form.staff.includes(id)}
              onChange={(checked) =>
                set({ staff: checked ? [...form.staff, id] : form.staff.filter((one) => one !== id) })
              }
            >
              {displayName}
            </Tick>
          ))}
        </fieldset>
      )}
    </OperationForm>
  );
}
