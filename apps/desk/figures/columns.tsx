import type { VNode } from "preact";
import type { Unit } from "../../../domain/published-figures.ts";
import { counted } from "./say.ts";
import { fullest, type ShownCount } from "./shown-counts.ts";
import { words } from "./words-ja.ts";

type Props = {
  /** What it is a picture of. */
  readonly what: string;
  readonly unit?: Unit;
  readonly counts: readonly ShownCount[];
  /** What stands under the first, the middle and the last column. */
  readonly foot: (name: string) => string;
};

const height = 160;
/** Of the whole picture: one year alone is a column, and no wall. */
const widest = 0.12;

/**
 * Columns side by side; the period beside as a line. Drawn as wide as there is room, so that the words around it stay as
 * large as they are.
 */
export function Columns({ what, unit = "consultations", counts, foot }: Props): VNode {
  const most = Math.max(1, ...counts.flatMap(({ count, before }) => [count ?? 0, before ?? 0]));
  const y = (count: number): number => height - (count / most) * height;
  const top = fullest(counts);
  const all = counts.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const line = counts.flatMap(({ before }, at) =>
    typeof before === "number" ? [`${at + 0.5},${y(before)}`] : [],
  );
  const width = Math.min(0.8, widest * counts.length);
  const feet = [...new Set([0, Math.floor((counts.length - 1) / 2), counts.length - 1])];
  return (
    <figure class="columns">
      <p class="columns-top" aria-hidden="true">
        {counted(most)}
      </p>
      <svg
        viewBox={`0 0 ${counts.length} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words.picture(
          words.of[unit](what),
          words.count[unit](counted(all)),
          top ? words.most(top.said, words.count[unit](counted(top.count))) : "",
        )}
      >
        {[0.5, height / 2, height - 0.5].map((at) => (
          <line key={at} class="columns-line" x1={0} x2={counts.length} y1={at} y2={at} />
        ))}
        {counts.map(({ name, said, count }, at) => (
          <rect
            key={name}
            class="columns-own"
            x={at + (1 - width) / 2}
            width={width}
            y={y(count ?? 0)}
            height={height - y(count ?? 0)}
          >
            <title>{words.cell(said, words.count[unit](counted(count)))}</title>
          </rect>
        ))}
        {line.length > 0 && <polyline class="columns-before" points={line.join(" ")} />}
      </svg>
      <p class={feet.length === counts.length ? "columns-feet each" : "columns-feet"} aria-hidden="true">
        {feet.map((at) => (
          <span key={at}>{foot(counts[at]?.name ?? "")}</span>
        ))}
      </p>
      {line.length > 0 && <figcaption class="columns-key hint">{words.before}</figcaption>}
    </figure>
  );
}
