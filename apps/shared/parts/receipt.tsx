import type { VNode } from "preact";
import type { ReceiptState } from "../rows.ts";
import { Ruby } from "./ruby.tsx";

/** What became of an own message: a word, never a colour or a tick alone. `words` are ruby strings. */
export function Receipt({
  state,
  words,
}: {
  readonly state: ReceiptState;
  readonly words: Readonly<Record<ReceiptState, string>>;
}): VNode {
  return (
    <span class={`receipt ${state}`} data-receipt={state}>
      <Ruby text={words[state]} />
    </span>
  );
}
