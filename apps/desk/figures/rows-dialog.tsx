import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayName } from "../../../domain/figure-names.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Period } from "../../../domain/period.ts";
import { Dialog } from "../dialog.tsx";
import { sayUnread } from "../failure-words.ts";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import { counted } from "./say.ts";
import { words } from "./words-ja.ts";

/** One figure that somebody wants to see what is behind of. */
export type Wanted = Pick<Api["/api/desk/figures/rows"]["input"], "unit" | "under"> & {
  readonly heading: string;
};

type Props = {
  readonly wanted: Wanted;
  readonly period: Period;
  readonly call: Call;
  readonly open: (id: ConsultationId) => void;
  readonly close: () => void;
};

type Rows = Api["/api/desk/figures/rows"]["output"];

/** What one figure counts, by the consultations it is found in; each leads to its talk. */
export function RowsDialog({ wanted: { unit, under, heading }, period, call, open, close }: Props): VNode {
  const [rows, setRows] = useState<Rows | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    void call("/api/desk/figures/rows", { ...period, unit, under }).then((answer) => {
      if (answer.ok) setRows(answer.value);
      else setTrouble(sayUnread(answer.code));
    });
  }, []);
  return (
    <Dialog heading={heading} onClose={close}>
      {rows ? (
        <>
          <p role="status">
            {words.rows.of[unit](counted(rows.of[unit]), counted(rows.of.consultations))}
            {rows.of.consultations > rows.rows.length && words.rows.first(counted(rows.rows.length))}
          </p>
          <p class="hint">{words.rows.recorded}</p>
          <ul class="figure-rows">
            {rows.rows.map(({ id, number, openedAt, entrance, person, messages }) => (
              <li key={id}>
                <button type="button" onClick={() => open(id)}>
                  {words.rows.open(number)}
                </button>
                <span>
                  <When at={openedAt} />・{sayName("entrance", entrance)}
                  {unit === "people" && words.rows.person(counted(person))}
                  {unit === "messages" &&
                    words.rows.messages(counted(messages.consultee), counted(messages.counsellor))}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        !trouble && <p role="status">{words.rows.loading}</p>
      )}
      <p class="trouble" role="alert">
        {trouble}
      </p>
      <div class="confirm-acts">
        <button type="button" onClick={close} autofocus>
          {words.rows.close}
        </button>
      </div>
    </Dialog>
  );
}
