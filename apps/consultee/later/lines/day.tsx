import type { VNode } from "preact";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import { daySaid } from "../said.ts";

/** Where another day begins in the talk. `at` is RFC 3339. */
export function Day({ at }: { readonly at: string }): VNode {
  return (
    <p class="aside">
      <Ruby text={daySaid(new Date(at), present())} />
    </p>
  );
}
