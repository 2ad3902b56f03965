import type { VNode } from "preact";
import "./heat-picture.css";

export type HeatCell = {
  readonly key: string;
  /** How full it is, or by what name it is coloured. */
  readonly step: number | string;
  /** What one reads when pointing at it. */
  readonly title: string;
  readonly shown?: boolean;
};
export type HeatRow = { readonly key: string; readonly name: string; readonly cells: readonly HeatCell[] };

type Props = {
  readonly label: string;
  /** Over the columns, by their place. */
  readonly marks: ReadonlyMap<number, string>;
  readonly rows: readonly HeatRow[];
};

const [cell, gap, left, top] = [22, 2, 62, 18];

/** How much there is in which hour: a picture for the eye. Its table is the caller's. */
export function HeatPicture({ label, marks, rows }: Props): VNode {
  const x = (column: number): number => left + column * (cell + gap);
  const y = (row: number): number => top + row * (cell + gap);
  return (
    <svg class="heat-picture" viewBox={`0 0 ${x(24)} ${y(rows.length)}`} role="img" aria-label={label}>
      {[...marks].map(([column, mark]) => (
        <text key={column} x={x(column)} y={top - 5}>
          {mark}
        </text>
      ))}
      {rows.map(({ key, name, cells }, row) => (
        <g key={key}>
          <text x={0} y={y(row) + cell - 6}>
            {name}
          </text>
          {cells.map((one, column) => (
            <rect
              key={one.key}
              class={`heat-${one.step}${one.shown ? " shown" : ""}`}
              x={x(column)}
              y={y(row)}
              width={cell}
              height={cell}
              rx={3}
            >
              <title>{one.title}</title>
            </rect>
          ))}
        </g>
      ))}
    </svg>
  );
}
