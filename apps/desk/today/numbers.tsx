import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { sayDay, sayName } from "../../../domain/figure-names.ts";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { sayUnread } from "../failure-words.ts";
import { Columns } from "../figures/columns.tsx";
import { Overview } from "../figures/overview.tsx";
import { useFigures } from "../figures/read-figures.ts";
import { RowsDialog, type Wanted } from "../figures/rows-dialog.tsx";
import { shownCounts } from "../figures/shown-counts.ts";
import { type PlaceProps, Unread } from "../place-parts.tsx";
import { addressOf } from "../places.ts";
import type { DeskState } from "../state.ts";
import { words } from "./words-ja.ts";

type Props = Pick<PlaceProps, "call" | "now" | "openConsultation"> & { readonly state: DeskState };

/** The day in numbers, beside the same day of last week; each leads to what it counts. */
export function Numbers({ call, now, state: { list }, openConsultation }: Props): VNode {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const said = words.numbers;
  const today = inJapan(now).day;
  const weekAgo = dayAfter(today, -7);
  const { read, trouble, readAgain } = useFigures(
    call,
    { from: today, to: today },
    { from: weekAgo, to: weekAgo },
  );
  const states = [...list.rows.values()].map(({ state }) => state);
  const countOf = (state: "waiting" | "active"): string =>
    said.now(states.filter((one) => one === state).length);
  return (
    <>
      <dl class="today-now">
        <dt>{said.waiting}</dt>
        <dd>{countOf("waiting")}</dd>
        <dt>{said.busy}</dt>
        <dd>{countOf("active")}</dd>
      </dl>
      {trouble && <Unread said={sayUnread(trouble)} readAgain={readAgain} />}
      {read && (
        <>
          <p class="hint">{said.beside(sayDay(weekAgo))}</p>
          <Columns
            what={said.hours}
            counts={shownCounts(read, "hour", false).counts}
            foot={(name) => sayName("hour", name)}
          />
          <Overview read={read} published={false} onRows={setWanted} />
          <p class="hint">
            <a href={addressOf("figures")}>{said.more}</a>
          </p>
          {wanted && (
            <RowsDialog
              {...{ wanted, call, period: read.period, open: openConsultation }}
              close={() => setWanted(null)}
            />
          )}
        </>
      )}
    </>
  );
}
