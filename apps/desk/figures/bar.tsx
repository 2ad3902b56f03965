import type { VNode } from "preact";
import type { ShownCount } from "./shown-counts.ts";

type Props = Pick<ShownCount, "count" | "before"> & { readonly most: number };

/** For the eye; the numbers stand beside it. Below it, thinner, the period beside. */
export function Bar({ count, before, most }: Props): VNode {
  const height = before === undefined ? 8 : 13;
  return (
    <svg
      class={before === undefined ? "count-bar" : "count-bar beside"}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-own" width={((count ?? 0) / most) * 100} height={8} />
      {before !== undefined && (
        <rect class="bar-before" y={9} width={((before ?? 0) / most) * 100} height={4} />
      )}
    </svg>
  );
}
