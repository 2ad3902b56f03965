import type { VNode } from "preact";
import type { Wording } from "../../../domain/wording.ts";
import { Say } from "../wording/say.tsx";
import { receptionIn } from "./reception/known.ts";

/** [PX-5] In an invented city, under the box of the entrance and above every talk: nobody who came here by mistake is to wait for an answer. */
export function PracticePage({
  wording,
  onChange,
}: {
  readonly wording: Wording;
  readonly onChange: () => void;
}): VNode | null {
  if (!receptionIn(wording, onChange)?.invented) return null;
  return (
    <aside class="practice-page prose">
      <Say it="practicePage" />
    </aside>
  );
}
