import type { VNode } from "preact";
import { counted } from "./say.ts";
import type { ShownCount } from "./shown-counts.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly label: string;
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
export function CountTable({ label, counts, all, bars, compared, onRows }: Props): VNode {
  const most = Math.max(1, ...counts.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  return (
    <table class="count-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.count}</th>
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
                  aria-label={words.toRows(one.said, counted(one.count))}
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

/** For the eye; the numbers stand beside it. Below it, thinner, the period beside. */
function Bar({
  count,
  before,
  most,
}: Pick<ShownCount, "count" | "before"> & { readonly most: number }): VNode {
  const height = before === undefined ? 8 : 13;
  return (
    <svg
      class={before === undefined ? "bar" : "bar beside"}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-own" width={((count ?? 0) / most) * 100} height={8} />
      {before !== undefined && (
        <rect class="bar-before" y={9} width={((before ?? 0) / most) * 100} height={4} />
      )}
    </svg>
  );
}

function shareOf(count: number | null, all: number): string {
  return count === null || all === 0 ? "" : `${((count / all) * 100).toFixed(1)}%`;
}

function difference({ count, before }: ShownCount): string {
  if (count === null || before === null || before === undefined) return "";
  const more = count - before;
  return more === 0 ? "±0" : more > 0 ? `+${counted(more)}` : `−${counted(-more)}`;
}
