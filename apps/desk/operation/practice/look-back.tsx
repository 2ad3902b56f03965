import type { VNode } from "preact";
import type { Api } from "../../../../contract/api.ts";
import type { ExerciseId } from "../../../../domain/exercise.ts";
import { exerciseWords } from "./exercise-words.ts";
import { pointWords } from "./point-words.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly exercise: ExerciseId;
  readonly points: Api["/api/practice/look-back"]["output"]["points"];
};

/** 振り返り: first what was done, then what to try, then what good looks like. */
export function LookBack({ exercise, points }: Props): VNode {
  const { examples, why } = exerciseWords[exercise];
  const inOrder = [...points.filter(({ met }) => met), ...points.filter(({ met }) => !met)];
  return (
    <div class="look-back">
      <h4>{words.pointsHeading}</h4>
      <ul>
        {inOrder.map(({ point, met }) => (
          <li key={point} class="look-back-point">
            <span class={met ? "mark good look-back-met" : "mark look-back-met"}>
              {met ? words.met : words.unmet}
            </span>
            <div class="look-back-said">
              <p>{pointWords[point].is}</p>
              {!met && <p class="hint">{pointWords[point].tip}</p>}
            </div>
          </li>
        ))}
      </ul>
      <h4>{words.good}</h4>
      <ul>
        {examples.map((example) => (
          <li key={example} class="look-back-example">
            {example}
          </li>
        ))}
      </ul>
      <p>{why}</p>
      <p class="hint">{words.honest}</p>
    </div>
  );
}
