import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";

/** At the next visit: an answer came meanwhile. Until something is written. */
export function News(): VNode {
  return (
    <p class="news prose" role="status">
      <Say it="newsSince" />
    </p>
  );
}
