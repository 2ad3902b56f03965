import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import {
  type Attributes,
  areAttributesSound,
  genders,
  noAnswer,
  relations,
  schools,
  topics,
} from "../../../domain/attributes.ts";
import type { Desk } from "../desk.ts";
import { Dialog } from "../dialog.tsx";
import { attributeWords } from "./attribute-words.ts";

type Props = {
  readonly desk: Desk;
  readonly row: ConsultationSummary;
  /** What was chosen before, and not saved: kept like every draft ([TX-4]). */
  readonly draft: string;
  readonly onDone: () => void;
};

const said = {
  heading: "属性をつけ直す",
  hint: "相談者の回答は残ります。一覧と統計では、ここで選んだものが使われます。",
  asTold: (told: string) => (told ? `相談者の回答のまま（${told}）` : "相談者の回答のまま（回答なし）"),
  relation: "立場",
  school: "学校種",
  grade: "学年",
  year: (grade: number) => `${grade}年`,
  gender: "性別",
  topics: "相談種別",
  unsound: "この学校種にない学年です。",
  failed: "保存できませんでした。もう一度お試しください。",
  save: "保存する",
  cancel: "戻る",
} as const;

/** 属性 as a counsellor sees them, beside what was told ([CN-13]). */
export function TagDialog({ desk, row, draft, onDone }: Props): VNode {
  const { told } = row.attributes;
  const [tagged] = useState(() => readDraft(draft) ?? row.attributes.tagged);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const attributes = readForm(event.currentTarget as HTMLFormElement, told);
    if (!areAttributesSound(attributes)) setTrouble(said.unsound);
    else if (await desk.tag(row.id, attributes)) leave();
    else setTrouble(said.failed);
  }

  /** What was chosen is saved, or not wanted any more. */
  function leave(): void {
    desk.writeAside(row.id, "tag", "");
    onDone();
  }

  function keep(form: HTMLFormElement): void {
    desk.writeAside(row.id, "tag", JSON.stringify(readForm(form, told)));
  }

  const words = <Value extends string>(list: readonly Value[], by: Readonly<Record<Value, string>>) => [
    ...list.map((value) => [value, by[value]] as const),
    [noAnswer, attributeWords.noAnswer] as const,
  ];
  const years = [1, 2, 3, 4, 5, 6].map((grade) => [`${grade}`, said.year(grade)] as const);
  const picked = tagged.topics ?? told.topics;
  return (
    <Dialog heading={said.heading} onClose={leave}>
      <form
        class="tag"
        onSubmit={(event) => void save(event)}
        onChange={(event) => keep(event.currentTarget)}
      >
        <p>{said.hint}</p>
        <Choice name="relation" options={words(relations, attributeWords.relation)} {...{ told, tagged }} />
        <Choice name="school" options={words(schools, attributeWords.school)} {...{ told, tagged }} />
        <Choice name="grade" options={years} {...{ told, tagged }} />
        <Choice name="gender" options={words(genders, attributeWords.gender)} {...{ told, tagged }} />
        <fieldset>
          <legend>{said.topics}</legend>
          {topics.map((topic) => (
            <label key={topic}>
              <input
                type="checkbox"
                name="topics"
                value={topic}
                defaultChecked={Array.isArray(picked) && picked.includes(topic)}
              />
              {attributeWords.topic[topic]}
            </label>
          ))}
        </fieldset>
        <p role="alert">{trouble}</p>
        <div class="confirm-acts">
          <button type="button" onClick={leave}>
            {said.cancel}
          </button>
          <button class="main" type="submit">
            {said.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

type ChoiceProps = {
  readonly name: "relation" | "school" | "grade" | "gender";
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly told: Attributes;
  readonly tagged: Attributes;
};

function Choice({ name, options, told, tagged }: ChoiceProps): VNode {
  const before = options.find(([value]) => value === `${told[name]}`)?.[1] ?? "";
  return (
    <label>
      <span>{said[name]}</span>
      <select name={name}>
        <option value="">{said.asTold(before)}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={`${tagged[name]}` === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Null where there is none, or it is of another version of the page. */
function readDraft(draft: string): Attributes | null {
  try {
    const kept: unknown = JSON.parse(draft);
    return kept && typeof kept === "object" && areAttributesSound(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** What differs from what was told. A grade stands beside its school, so the school told goes along with it. */
function readForm(form: HTMLFormElement, told: Attributes): Attributes {
  const data = new FormData(form);
  const text = (name: string) => `${data.get(name) ?? ""}` || undefined;
  const grade = text("grade") ? Number(text("grade")) : undefined;
  const school = text("school") ?? (grade === undefined ? undefined : told.school);
  const picked = topics.filter((topic) => data.getAll("topics").includes(topic));
  const asTold = Array.isArray(told.topics) ? told.topics : [];
  const isSame = picked.length === asTold.length && picked.every((topic) => asTold.includes(topic));
  return {
    relation: text("relation") as Attributes["relation"],
    school: school as Attributes["school"],
    grade,
    gender: text("gender") as Attributes["gender"],
    topics: isSame || picked.length === 0 ? undefined : picked,
  };
}
