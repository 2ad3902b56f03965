import type { VNode } from "preact";
import { Say } from "./wording/say.tsx";
import type { FirstSentence } from "./wording/sentence.ts";

const leads = ["lead1", "lead2", "lead3"] as const satisfies readonly FirstSentence[];

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
