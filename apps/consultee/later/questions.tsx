import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";
import type { Sentence } from "../wording/sentence.ts";
import { words } from "../wording/words.ts";
import { Aloud } from "./aloud/aloud.tsx";
import { spoken } from "./aloud/voices.ts";

const questions = [
  ["askWho", "tellWho"],
  ["askSecret", "tellSecret"],
  ["askTablet", "tellTablet"],
  ["askSeen", "tellSeen"],
  ["askWhere", "tellWhere"],
  ["askLeave", "tellLeave"],
] as const satisfies readonly (readonly [Sentence, Sentence])[];

/** Below the box, for who wants to know first. */
export function Questions(): VNode {
  return (
    <div class="questions">
      {questions.map(([ask, tell]) => (
        <details key={ask}>
          <summary>
            <Say it={ask} />
          </summary>
          <p class="prose">
            <Say it={tell} />
          </p>
          <Aloud text={spoken(words.say(tell))} />
        </details>
      ))}
    </div>
  );
}
