import type { VNode } from "preact";
import type { ExerciseId } from "../../../../domain/exercise.ts";
import { exerciseWords } from "./exercise-words.ts";
import { words } from "./words-ja.ts";

type Props = { readonly id: ExerciseId; readonly onBegin: () => void };

/** One that can be tried: who comes, and what it is good for. */
export function ExerciseCard({ id, onBegin }: Props): VNode {
  const { name, who, aim, minutes } = exerciseWords[id];
  return (
    <li class="card">
      <div class="card-head">
        <h3>{name}</h3>
        <span class="card-number">{words.minutes(minutes)}</span>
      </div>
      <p class="practice-who">{who}</p>
      <p>{aim}</p>
      <div class="card-acts">
        <button type="button" aria-label={words.beginOf(name)} onClick={onBegin}>
          {words.begin}
        </button>
      </div>
    </li>
  );
}
