import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Desk } from "../desk.ts";
import type { Call } from "../work.ts";
import type { Team } from "./loads.ts";
import { LookButton } from "./look-button.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { words } from "./words-ja.ts";

/** What the rows of this place share. */
export type Around = { readonly desk: Desk; readonly call: Call; readonly people: Team["people"] };

/** What one can do about a consultation of somebody else's. */
export function RowActs({ desk, call, people, row }: Around & { readonly row: ConsultationSummary }): VNode {
  const [moving, setMoving] = useState(false);
  return (
    <>
      <LookButton desk={desk} row={row} />
      {row.state === "active" && desk.self.roles.includes("supervisor") && (
        <button
          type="button"
          class="quiet"
          aria-label={words.moveOf(row.number)}
          onClick={() => setMoving(true)}
        >
          {words.move}
        </button>
      )}
      {moving && <MoveDialog {...{ desk, call, people, row }} onDone={() => setMoving(false)} />}
    </>
  );
}
