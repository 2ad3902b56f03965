import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayName } from "../../../domain/figure-names.ts";
import type { Dimension } from "../../../domain/figures.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Period } from "../../../domain/period.ts";
import { Dialog } from "../dialog.tsx";
import { sayUnread } from "../failure-words.ts";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import { counted } from "./say.ts";
import { words } from "./words-ja.ts";

/** One figure that somebody wants to see the consultations of. */
export type Wanted = { readonly dimension: Dimension; readonly name: string; readonly said: string };

type Props = {
  readonly wanted: Wanted;
  readonly period: Period;
  readonly call: Call;
  readonly open: (id: ConsultationId) => void;
  readonly close: () => void;
};

type Rows = Api["/api/desk/figures/rows"]["output"];

/** The consultations that one figure counts; each leads to its talk. */
export function RowsDialog({ wanted: { dimension, name, said }, period, call, open, close }: Props): VNode {
  const [rows, setRows] = useState<Rows | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    void call("/api/desk/figures/rows", { ...period, dimension, name }).then((answer) => {
      if (answer.ok) setRows(answer.value);
      else setTrouble(sayUnread(answer.code));
    });
  }, []);
  return (
    <Dialog heading={words.rows.heading(said)} onClose={close}>
      {rows ? (
        <>
          <p role="status">
            {rows.of > rows.rows.length
              ? words.rows.first(counted(rows.rows.length), counted(rows.of))
              : words.rows.of(counted(rows.of))}
          </p>
          <p class="hint">{words.rows.recorded}</p>
          <ul class="figure-rows">
            {rows.rows.map(({ id, number, openedAt, entrance }) => (
              <li key={id}>
                <button type="button" onClick={() => open(id)}>
                  {words.rows.open(number)}
                </button>
                <span>
                  <When at={openedAt} />・{sayName("entrance", entrance)}
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
