import type { VNode } from "preact";
import { Ruby } from "../../shared/parts/ruby.tsx";
import type { Sentence } from "./sentence.ts";
import { words } from "./words.ts";

/** A sentence of the page, with its ruby. */
export function Say({
  it,
  values = {},
}: {
  readonly it: Sentence;
  readonly values?: Readonly<Record<string, string | number>>;
}): VNode {
  return <Ruby text={words.say(it, values)} />;
}
