import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { type Act, acts } from "../../../domain/acts.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { actWords, groupWords } from "./act-words.ts";
import { type Asked, askedOf, type Form, firstForm } from "./search.ts";
import { words } from "./words-ja.ts";

export type Colleague = { readonly id: StaffId; readonly displayName: string };

type Props = {
  readonly now: Date;
  readonly people: readonly Colleague[];
  readonly busy: boolean;
  readonly search: (asked: Asked) => void;
};

const groupOf = (act: Act): string => groupWords[act.split(":")[0] as keyof typeof groupWords];
const groups = [...new Set(acts.map(groupOf))].map(
  (group) => [group, acts.filter((act) => groupOf(act) === group)] as const,
);

export function SearchForm({ now, people, busy, search }: Props): VNode {
  const [form, setForm] = useState<Form>(() => firstForm(now));
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.search;
  const set = (change: Partial<Form>): void => setForm((before) => ({ ...before, ...change }));

  function submit(event: Event): void {
    event.preventDefault();
    if (busy) return;
    const asked = askedOf(form);
    setTrouble(asked === "days" ? said.days : asked === "number" ? said.numberWrong : null);
    if (typeof asked !== "string") search(asked);
  }

  return (
    <search aria-label={said.label}>
      <form class="audit-search" onSubmit={submit} noValidate>
        <label class="field">
          <span class="field-label">{said.from}</span>
          <input
            type="date"
            value={form.from}
            onInput={(event) => set({ from: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span class="field-label">{said.to}</span>
          <input type="date" value={form.to} onInput={(event) => set({ to: event.currentTarget.value })} />
        </label>
        <Colleagues
          label={said.actor}
          people={people}
          chosen={form.actor}
          onChange={(actor) => set({ actor })}
        />
        <Colleagues
          label={said.staff}
          people={people}
          chosen={form.staff}
          onChange={(staff) => set({ staff })}
        />
        <label class="field">
          <span class="field-label">{said.act}</span>
          <select value={form.act} onChange={(event) => set({ act: event.currentTarget.value as Act | "" })}>
            <option value="">{said.anyAct}</option>
            {groups.map(([group, some]) => (
              <optgroup key={group} label={group}>
                {some.map((act) => (
                  <option key={act} value={act}>
                    {actWords[act]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">{said.number}</span>
          <input
            inputMode="numeric"
            maxLength={16}
            autocomplete="off"
            placeholder={said.numberHint}
            value={form.number}
            onInput={(event) => set({ number: event.currentTarget.value })}
          />
        </label>
        <button class="main" type="submit" aria-disabled={busy}>
          {busy ? words.busy : said.submit}
        </button>
      </form>
      <p class="trouble audit-trouble" role="alert">
        {trouble}
      </p>
    </search>
  );
}

type ColleaguesProps = {
  readonly label: string;
  readonly people: readonly Colleague[];
  readonly chosen: StaffId | "";
  readonly onChange: (chosen: StaffId | "") => void;
};

function Colleagues({ label, people, chosen, onChange }: ColleaguesProps): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={chosen} onChange={(event) => onChange(event.currentTarget.value as StaffId | "")}>
        <option value="">{words.search.anyone}</option>
        {people.map(({ id, displayName }) => (
          <option key={id} value={id}>
            {displayName}
          </option>
        ))}
      </select>
    </label>
  );
}
