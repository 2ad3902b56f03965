import type { VNode } from "preact";
import type { DurabilityState } from "../../../domain/durability.ts";
import { durabilityWords } from "./durability-words.ts";

/** [HA-3] Nothing while all is well. It goes by itself, and nobody at the desk has to do anything. */
export function DurabilityLine({ state }: { readonly state: DurabilityState }): VNode | null {
  if (state === "whole") return null;
  return (
    <p class={`header-${state}`} role="status">
      {durabilityWords[state]}
    </p>
  );
}
