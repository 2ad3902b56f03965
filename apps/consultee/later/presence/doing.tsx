import type { VNode } from "preact";
import { type Page, phaseOf } from "../../page.ts";
import { Say } from "../../wording/say.tsx";

/** What the counsellor is doing now; and, until they have answered, that they can tell whether the page is open. */
export function Doing({ page }: { readonly page: Page }): VNode {
  const phase = phaseOf(page);
  const { doing } = page;
  const isAnswered = page.talk.messages.some(({ by }) => by === "counsellor");
  return (
    <>
      <div class="aside prose doing" role="status">
        {phase === "talking" && doing !== "nothing" && <Say it={doing} />}
      </div>
      {phase !== "closed" && !isAnswered && (
        <p class="aside prose told-presence">
          <Say it="presence" />
        </p>
      )}
    </>
  );
}
