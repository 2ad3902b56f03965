import type { VNode } from "preact";
import type { Face as Value } from "../../../../domain/faces.ts";

const mouths: Readonly<Record<Value, string>> = {
  1: "M9 23q7-8 14 0",
  2: "M10 22q6-4 12 0",
  3: "M10 21h12",
  4: "M10 20q6 4 12 0",
  5: "M9 19q7 8 14 0",
};

/** Drawn, so that no font of emoji is needed; its word stands beside it and says the same. */
export function Face({ of }: { readonly of: Value }): VNode {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="13" />
      <path d={`M11.5 12v2M20.5 12v2${mouths[of]}`} />
    </svg>
  );
}
