import type { VNode } from "preact";
import { addressOf } from "../../places.ts";
import type { Call } from "../../work.ts";
import "../../exports/due-notice.css";
import { sayRegisters } from "./say-registers.ts";
import { useOnce } from "./use-once.ts";

/** [RG-2] At the head of 承認: what waits for the city's leave, or is overdue, and the way there. */
export function RegisterNotice({ call }: { readonly call: Call }): VNode | null {
  const read = useOnce(call, "/api/register/list");
  const said = read && sayRegisters(read.entries);
  if (!said) return null;
  return (
    <p class="due-notice">
      <a href={addressOf("operation")}>{said}</a>
    </p>
  );
}
