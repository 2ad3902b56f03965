import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import { addressOf } from "../places.ts";
import { words } from "./words-ja.ts";

/** [CN-8] A silent look: who only looks on leaves no read mark and says nothing of what they do. It is on record ([AU-9]). */
export function LookButton({ desk, row }: { readonly desk: Desk; readonly row: ConsultationSummary }): VNode {
  return (
    <button
      type="button"
      class="quiet"
      aria-label={words.lookAt(row.number)}
      title={words.lookHint}
      onClick={() => {
        desk.show(row.id);
        location.hash = addressOf("consultations");
      }}
    >
      {words.look}
    </button>
  );
}
