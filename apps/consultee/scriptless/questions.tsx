import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";
import type { Sentence } from "../wording/sentence.ts";

/** Of what the other page tells: what is true of this one too. */
const questions = [
  ["askWho", "tellWho"],
  ["askSecret", "tellSecret"],
  ["askTablet", "tellTablet"],
  ["askWhere", "tellWhere"],
] as const satisfies readonly (readonly [Sentence, Sentence])[];

export function Questions(): VNode {
  return (
    <div class="questions">
      {questions.map(([ask, tell]) => (
        <details>
          <summary>
            <Say it={ask} />
          </summary>
          <p>
            <Say it={tell} />
          </p>
        </details>
      ))}
    </div>
  );
}
