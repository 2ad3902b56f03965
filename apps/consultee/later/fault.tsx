import type { VNode } from "preact";
import { charactersLeft } from "../../shared/parts/composer.ts";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";

/** [TX-3] What is wrong with what is in the box. */
export function Fault({ fault, draft }: Pick<Page, "fault" | "draft">): VNode | null {
  switch (fault) {
    case "message-empty":
      return <Say it="faultEmpty" />;
    case "message-too-long":
      return <Say it="faultLong" values={{ over: -charactersLeft(draft) }} />;
    case "message-malformed":
      return <Say it="faultMalformed" />;
    case null:
      return null;
  }
}

/** How much room is left, where it may soon be none. */
export function Left({ draft }: { readonly draft: string }): VNode | null {
  const left = draft.length > 3_500 ? charactersLeft(draft) : -1;
  if (left < 0) return null;
  return (
    <span class="left">
      <Say it="left" values={{ left }} />
    </span>
  );
}
