import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { nameOf } from "../list/row.ts";
import type { DeskState } from "../state.ts";
import { othersLooking } from "./looking.ts";
import "./looking.css";
import { lookingWords } from "./words-ja.ts";

type Props = { readonly state: DeskState; readonly row: ConsultationSummary; readonly me: StaffId };

/** Under the head of a talk: who else has its words before them. */
export function LookingLine({ state, row, me }: Props): VNode | null {
  const others = othersLooking(state.looking, row, me);
  if (others.length === 0) return null;
  return (
    <p class="looking" title={lookingWords.hint}>
      {lookingWords.others(others.map((staff) => nameOf(staff, state.names)))}
    </p>
  );
}
