import type { VNode } from "preact";
import { Say } from "./say.tsx";
import type { Sentence } from "./wording.ts";

const leads = ["lead1", "lead2", "lead3"] as const satisfies readonly Sentence[];
const questions = [
  ["askWho", "tellWho"],
  ["askSchool", "tellSchool"],
  ["askTablet", "tellTablet"],
] as const satisfies readonly (readonly [Sentence, Sentence])[];

/** What stands above the box before anything is written. */
export function Greeting(): VNode {
  return (
    <div class="greeting">
      <h2>
        <Say it="greeting" />
      </h2>
      <ul>
        {leads.map((lead) => (
          <li key={lead} class="prose">
            <Say it={lead} />
          </li>
        ))}
      </ul>
    </div>
  );
}

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
        </details>
      ))}
    </div>
  );
}
