import type { ComponentChildren, VNode } from "preact";
import { gradesOf } from "../../../domain/attributes.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { besideWords } from "../beside/words-ja.ts";
import { attributeWords } from "../talk/attribute-words.ts";
import { words as deskWords } from "../words-ja.ts";
import { emptyForm, type Form, withSchool } from "./form.ts";
import type { Search } from "./run.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly search: Search;
  readonly form: Form;
  readonly people: ReadonlyMap<StaffId, string>;
};

/** 絞り込み: in which consultations, of whom, when. */
export function SearchFields({ search, form, people }: Props): VNode {
  const set = (change: Partial<Form>): void => search.fill({ ...form, ...change });
  return (
    <div class="search-fields">
      <label class="field">
        <span class="field-label">{words.number}</span>
        <input
          inputMode="numeric"
          maxLength={12}
          autocomplete="off"
          placeholder={words.numberHint}
          value={form.number}
          onInput={(event) => set({ number: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span class="field-label">{words.from}</span>
        <input type="date" value={form.from} onInput={(event) => set({ from: event.currentTarget.value })} />
      </label>
      <label class="field">
        <span class="field-label">{words.to}</span>
        <input type="date" value={form.to} onInput={(event) => set({ to: event.currentTarget.value })} />
      </label>
      <Choice label={words.within} value={form.within} set={(within) => set({ within })} of={words.places} />
      <Choice label={words.author} value={form.author} set={(author) => set({ author })} of={words.authors} />
      <Choice
        label={words.counsellor}
        value={form.counsellor}
        set={(counsellor) => set({ counsellor })}
        of={Object.fromEntries(people) as Record<StaffId, string>}
      />
      <Choice label={words.state} value={form.state} set={(state) => set({ state })} of={words.states} />
      <Choice
        label={words.entrance}
        value={form.entrance}
        set={(entrance) => set({ entrance })}
        of={deskWords.list.entrance}
      />
      <Choice label={words.risk} value={form.risk} set={(risk) => set({ risk })} of={besideWords.risk} />
      <Choice
        label={words.relation}
        value={form.relation}
        set={(relation) => set({ relation })}
        of={attributeWords.relation}
      />
      <Choice
        label={words.school}
        value={form.school}
        set={(school) => search.fill(withSchool(form, school))}
        of={attributeWords.school}
      />
      {form.school !== "" && gradesOf[form.school] > 0 && (
        <Select
          label={words.grade}
          value={`${form.grade}`}
          set={(grade) => set({ grade: grade === "" ? "" : Number(grade) })}
        >
          {Array.from({ length: gradesOf[form.school] }, (_, at) => (
            <option key={at} value={at + 1}>
              {words.gradeOf(at + 1)}
            </option>
          ))}
        </Select>
      )}
      <Choice
        label={words.gender}
        value={form.gender}
        set={(gender) => set({ gender })}
        of={attributeWords.gender}
      />
      <Choice
        label={words.topic}
        value={form.topic}
        set={(topic) => set({ topic })}
        of={attributeWords.topic}
      />
      <label class="search-check">
        <input
          type="checkbox"
          checked={form.urgent}
          onChange={(event) => set({ urgent: event.currentTarget.checked })}
        />
        {words.urgent}
      </label>
      <button type="button" class="quiet" onClick={() => search.fill({ ...emptyForm, term: form.term })}>
        {words.clear}
      </button>
    </div>
  );
}

type ChoiceProps<Value extends string> = {
  readonly label: string;
  readonly value: Value | "";
  readonly set: (value: Value | "") => void;
  readonly of: Readonly<Record<Value, string>>;
};

function Choice<Value extends string>({ label, value, set, of }: ChoiceProps<Value>): VNode {
  return (
    <Select label={label} value={value} set={(chosen) => set(chosen as Value | "")}>
      {Object.entries<string>(of).map(([name, said]) => (
        <option key={name} value={name}>
          {said}
        </option>
      ))}
    </Select>
  );
}

type SelectProps = {
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly children: ComponentChildren;
};

function Select({ label, value, set, children }: SelectProps): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">{words.any}</option>
        {children}
      </select>
    </label>
  );
}
