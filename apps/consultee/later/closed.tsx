import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";

/** Above the box of a talk that is over. */
export function Closed(): VNode {
  return (
    <p class="prose">
      <Say it="closedMore" />
    </p>
  );
}
