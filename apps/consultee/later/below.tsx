import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";

/** New words of the counsellor stand below what is on the screen: the way to them. */
export function Below({ onBelow }: { readonly onBelow: () => void }): VNode {
  return (
    <button type="button" class="below" onClick={onBelow}>
      <Say it="newest" />
    </button>
  );
}
