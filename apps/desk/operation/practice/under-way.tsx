import type { VNode } from "preact";
import type { ListedPractice } from "../../../../contract/practice.ts";
import { exerciseWords } from "./exercise-words.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly one: ListedPractice;
  readonly onOpen: () => void;
  readonly onStop: () => void;
};

/** What the person is in the middle of, and what they do next. */
export function UnderWay({ one, onOpen, onStop }: Props): VNode {
  const { name, who, aim, steps } = exerciseWords[one.exercise];
  return (
    <section class="card practice-now" aria-labelledby="practice-now">
      <h2 class="practice-name" id="practice-now">
        {words.underWay}: {name}
      </h2>
      <p class="practice-who">{who}</p>
      <p>{aim}</p>
      <ol class="practice-steps">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="hint">{words.goes}</p>
      <div class="card-acts">
        <button class="main" type="button" onClick={onOpen}>
          {words.open}
        </button>
        <button type="button" onClick={onStop}>
          {words.stop}
        </button>
      </div>
    </section>
  );
}
