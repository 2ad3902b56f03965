import type { VNode } from "preact";
import { sayMonth, sayName } from "../../../domain/figure-names.ts";
import type { Dimension } from "../../../domain/figures.ts";
import { severalNames } from "../../../domain/published-figures.ts";
import { Columns } from "./columns.tsx";
import { CountTable } from "./count-table.tsx";
import type { FiguresRead } from "./read-figures.ts";
import type { Wanted } from "./rows-dialog.tsx";
import { isAlongTime, type ShownCount, shownCounts } from "./shown-counts.ts";
import { WeekdayHours } from "./weekday-hours.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly read: FiguresRead;
  readonly dimension: Dimension;
  readonly published: boolean;
  readonly onRows: ((wanted: Wanted) => void) | null;
};

/** One question: its picture and its table. */
export function Answer({ read, dimension, published, onRows }: Props): VNode {
  const { counts, all } = shownCounts(read, dimension, published);
  const toRows = onRows && (({ name, said }: ShownCount) => onRows({ dimension, name, said }));
  const what = words.dimensions[dimension];
  if (dimension === "weekday-hour") return <WeekdayHours counts={counts} onRows={toRows} />;
  const along = isAlongTime(dimension);
  const table = (
    <CountTable
      label={what}
      counts={counts}
      all={along ? null : all}
      bars={!along}
      compared={read.compared !== null}
      onRows={toRows}
    />
  );
  if (along)
    return (
      <>
        <Columns what={what} counts={counts} foot={(name) => footOf(dimension, name)} />
        <details class="figure-table">
          <summary>{words.asTable}</summary>
          {table}
        </details>
      </>
    );
  return (
    <>
      {severalNames.includes(dimension) && <p class="hint">{words.several}</p>}
      {table}
    </>
  );
}

function footOf(dimension: Dimension, name: string): string {
  if (dimension === "day") return words.shortDay(Number(name.slice(5, 7)), Number(name.slice(8)));
  return dimension === "month" ? sayMonth(name) : sayName(dimension, name);
}
