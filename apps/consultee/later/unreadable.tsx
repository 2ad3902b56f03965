import type { VNode } from "preact";
import { Say } from "../wording/say.tsx";

type Props = { readonly own: boolean; readonly seq: number | null; readonly retracted: boolean };

/** [SE-1] In place of a message that does not open any more; [CN-16] or that its author took back before it was read. */
export function Unreadable({ own, seq, retracted }: Props): VNode {
  return (
    <p class={own ? "aside prose own" : "aside prose"} data-seq={seq}>
      <Say it={retracted ? "retracted" : own ? "unreadableOwn" : "unreadable"} />
    </p>
  );
}
