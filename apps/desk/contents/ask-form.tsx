import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { schools, topics } from "../../../domain/attributes.ts";
import { purposes } from "../../../domain/audit.ts";
import type { Period } from "../../../domain/period.ts";
import { purposeWords } from "../audit/act-words.ts";
import { attributeWords } from "../talk/attribute-words.ts";
import type { Contents, ContentsState } from "./run.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly contents: Contents;
  readonly state: ContentsState;
  readonly period: Period | null;
};
type Form = ContentsState["form"];

/** Of what, and what for: without a purpose nothing is read. */
export function AskForm({ contents, state: { form, running }, period }: Props): VNode {
  const [isMissing, setMissing] = useState(false);
  const set = (change: Partial<Form>): void => contents.set({ form: { ...form, ...change } });

  function submit(event: Event): void {
    event.preventDefault();
    const { topic, school, purpose } = form;
    setMissing(purpose === "");
    if (purpose === "" || !period || running) return;
    void contents.start({ ...period, purpose, ...(topic && { topic }), ...(school && { school }) });
  }

  return (
    <form class="contents-ask" onSubmit={submit} noValidate>
      <Choice
        label={words.topic}
        first={words.all}
        value={form.topic}
        options={topics.map((one) => [one, attributeWords.topic[one]])}
        choose={(topic) => set({ topic: topic as Form["topic"] })}
      />
      <Choice
        label={words.school}
        first={words.all}
        value={form.school}
        options={schools.map((one) => [one, attributeWords.school[one]])}
        choose={(school) => set({ school: school as Form["school"] })}
      />
      <Choice
        label={words.purpose}
        first={words.choose}
        value={form.purpose}
        options={purposes.map((one) => [one, purposeWords[one]])}
        choose={(purpose) => set({ purpose: purpose as Form["purpose"] })}
      />
      <div class="contents-acts">
        <button class="main" type="submit" aria-disabled={running || !period}>
          {words.submit}
        </button>
        {running && (
          <button type="button" onClick={contents.stop}>
            {words.stop}
          </button>
        )}
      </div>
      <p class="hint">{words.recorded}</p>
      <p class="trouble" role="alert">
        {isMissing && form.purpose === "" ? words.purposeMissing : null}
      </p>
    </form>
  );
}

type ChoiceProps = {
  readonly label: string;
  /** What stands for none of them. */
  readonly first: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (value: string) => void;
};

function Choice({ label, first, value, options, choose }: ChoiceProps): VNode {
  return (
    <label class="field">
      <span class="field-label">{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{first}</option>
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
}
