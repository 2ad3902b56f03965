import type { VNode } from "preact";
import { type Attributes, genders, relations, schools, topics } from "../../../../domain/attributes.ts";
import { Say } from "../../wording/say.tsx";
import type { Sentence } from "../../wording/sentence.ts";
import { genderWords, relationWords, schoolWords, topicWords } from "./attribute-words.ts";
import { gradesFor, type Question } from "./questions.ts";

type Choice = {
  readonly value: string | number;
  readonly sentence: Sentence;
  readonly pressed: boolean;
  readonly answer: Attributes;
};

/** The answers there are to one question. Topics are picked one by one; everything else is one press. */
export function Choices({
  question,
  told,
  onAnswer,
}: {
  readonly question: Question;
  readonly told: Attributes;
  readonly onAnswer: (answer: Attributes) => void;
}): VNode {
  return (
    <div class="choices">
      {choicesOf(question, told).map(({ value, sentence, pressed, answer }) => (
        <button key={value} type="button" aria-pressed={pressed} onClick={() => onAnswer(answer)}>
          <Say it={sentence} values={{ grade: value }} />
        </button>
      ))}
    </div>
  );
}

function choicesOf(question: Question, told: Attributes): Choice[] {
  const one = <Value extends string | number>(values: readonly Value[], say: (value: Value) => Sentence) =>
    values.map((value) => ({
      value,
      sentence: say(value),
      pressed: told[question] === value,
      answer: { [question]: value } as Attributes,
    }));
  switch (question) {
    case "relation":
      return one(relations, (value) => relationWords[value]);
    case "school":
      return one(schools, (value) => schoolWords[value]);
    case "grade":
      return one(
        Array.from({ length: gradesFor(told) }, (_, at) => at + 1),
        () => "grade",
      );
    case "gender":
      return one(genders, (value) => genderWords[value]);
    case "topics": {
      const picked = Array.isArray(told.topics) ? told.topics : [];
      return topics.map((value) => {
        const pressed = picked.includes(value);
        const others = picked.filter((topic) => topic !== value);
        const answer = { topics: pressed ? others : [...others, value] };
        return { value, sentence: topicWords[value], pressed, answer };
      });
    }
  }
}
