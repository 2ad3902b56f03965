import type { VNode } from "preact";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";

/** Above the talk, until something is written: a counsellor has begun it, or an answer came since the last visit. */
export function News({ page }: { readonly page: Page }): VNode | null {
  const { talk, outbox, newsSince } = page;
  const isBegun =
    talk.begunByStaff && outbox.length === 0 && !talk.messages.some(({ by }) => by === "consultee");
  if (!isBegun && !newsSince) return null;
  return (
    <p class="news prose" role="status">
      <Say it={isBegun ? "begunNews" : "newsSince"} />
    </p>
  );
}
