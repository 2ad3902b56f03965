import type { VNode } from "preact";
import type { Unit } from "../../../domain/published-figures.ts";
import { Bar } from "./bar.tsx";
import { counted, shareOf } from "./say.ts";
import type { ShownCount } from "./shown-counts.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly label: string;
  readonly unit?: Unit;
  readonly counts: readonly ShownCount[];
  /** What a share is of; null: none is said. */
  readonly all: number | null;
  /** A bar under each name. */
  readonly bars: boolean;
  readonly compared: boolean;
  /** Null where figures lead nowhere: what is published is for people who may not look. */
  readonly onRows: ((count: ShownCount) => void) | null;
};

/** The table of a figure; where names stand for themselves, it is its picture too. */
export function CountTable({
  label,
  unit = "consultations",
  counts,
  all,
  bars,
  compared,
  onRows,
}: Props): VNode {
  const most = Math.max(1, ...counts.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  return (
    <table class="count-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.column[unit]}</th>
          {all !== null && <th scope="col">{words.share}</th>}
          {compared && <th scope="col">{words.before}</th>}
          {compared && <th scope="col">{words.difference}</th>}
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={one.name}>
            <th scope="row">
              {one.said}
              {bars && <Bar count={one.count} before={one.before} most={most} />}
            </th>
            <td>
              {onRows && one.count ? (
                <button
                  type="button"
                  aria-label={words.toRows[unit](one.said, counted(one.count))}
                  onClick={() => onRows(one)}
                >
                  {counted(one.count)}
                </button>
              ) : (
                counted(one.count)
              )}
            </td>
            {all !== null && <td>{shareOf(one.count, all)}</td>}
            {compared && <td>{one.before === undefined ? "" : counted(one.before)}</td>}
            {compared && <td>{difference(one)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function difference({ count, before }: ShownCount): string {
  if (count === null || before === null || before === undefined) return "";
  const more = count - before;
  return more === 0 ? "±0" : more > 0 ? `+${counted(more)}` : `−${counted(-more)}`;
}
