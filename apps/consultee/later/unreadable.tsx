import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";

/** [SE-1] In place of a message that does not open any more. */
export function Unreadable({ own, seq }: { readonly own: boolean; readonly seq: number | null }): VNode {
  return (
    <p class={own ? "aside prose own" : "aside prose"} data-seq={seq}>
      <Say it={own ? "unreadableOwn" : "unreadable"} />
    </p>
  );
}
