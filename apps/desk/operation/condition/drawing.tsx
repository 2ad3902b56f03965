import type { VNode } from "preact";
import { inJapan } from "../../../../domain/japan-time.ts";
import { clockWords } from "../../../shared/wall-clock.ts";
import { type Box, type Placed, placeNarrow, placeWide } from "./place-boxes.ts";
import { type Condition, sayDay, sayFound } from "./say.ts";
import { words } from "./words-ja.ts";

type Part = Condition["parts"][number];
type Props = { readonly condition: Condition; readonly label: string };

const forms = { wide: placeWide(), narrow: placeNarrow() } as const;

/** The installation at a glance, for the eye. Its table, which says all of it, stands below. */
export function Drawing({ condition, label }: Props): VNode {
  return (
    <>
      {(["wide", "narrow"] as const).map((form) => (
        <svg
          key={form}
          class={`condition-drawing ${form}`}
          viewBox={`-1 -1 ${forms[form].width + 2} ${forms[form].height + 2}`}
          role="img"
          aria-label={label}
        >
          <Frames placed={forms[form]} />
          {forms[form].groups.flatMap(({ boxes }) =>
            boxes.map(({ part, box }) => {
              const one = condition.parts.find((each) => each.part === part);
              return one && <PartBox key={part} {...{ one, box }} found={sayFound(part, condition)} />;
            }),
          )}
        </svg>
      ))}
    </>
  );
}

function Frames({ placed: { groups, arrows } }: { readonly placed: Placed }): VNode {
  return (
    <>
      {groups.map(({ name, frame: { x, y, width, height } }) => (
        <g key={name}>
          <rect class="condition-frame" {...{ x, y, width, height }} rx={12} />
          <text class="condition-group" x={x + 12} y={y + 21}>
            {words.groups[name]}
          </text>
        </g>
      ))}
      {arrows.map(({ from: [x, y], to: [toX, toY] }) => {
        // The point is eight long and as wide; the line ends where it begins.
        const [alongX, alongY] = [Math.sign(toX - x) * 8, Math.sign(toY - y) * 8];
        const [endX, endY] = [toX - alongX - Math.sign(alongX), toY - alongY - Math.sign(alongY)];
        return (
          <g key={`${x}-${y}`} class="condition-arrow">
            <path d={`M${x + Math.sign(alongX) * 3} ${y + Math.sign(alongY) * 3}L${endX} ${endY}`} />
            <path
              class="condition-point"
              d={`M${endX + alongX} ${endY + alongY}L${endX - alongY / 2} ${endY - alongX / 2}L${endX + alongY / 2} ${endY + alongX / 2}Z`}
            />
          </g>
        );
      })}
    </>
  );
}

function PartBox({
  one,
  box,
  found,
}: {
  readonly one: Part;
  readonly box: Box;
  readonly found: string;
}): VNode {
  const { part, state, since } = one;
  const { x, y, width, height } = box;
  return (
    <g class={`condition-part ${state}`}>
      <rect {...{ x, y, width, height }} rx={8} />
      <path class="condition-mark" transform={`translate(${x + 10} ${y + 12})`} d={marks[state]} />
      <text class="condition-name" x={x + 31} y={y + 26}>
        {words.parts[part]}
      </text>
      {state !== "unwatched" && (
        <text class="condition-state" x={x + width - 9} y={y + 26}>
          {words.states[state]}
        </text>
      )}
      <text x={x + 12} y={y + 48}>
        {found}
      </text>
      {since && (
        <text class="condition-since" x={x + 12} y={y + 66}>
          {words.since(sayShort(since))}
        </text>
      )}
    </g>
  );
}

/** 16 high and wide: a tick, a triangle with its sign, a dash. */
const marks = {
  well: "M8 1a7 7 0 1 0 0 14a7 7 0 1 0 0-14M4.5 8l2.5 2.7l4.5-5",
  wrong: "M8 1.5L15.3 14.5H.7ZM8 6v4M8 12v.6",
  unwatched: "M3 8h10",
} as const;

/** 11/23 14:05 */
function sayShort(at: string): string {
  return `${sayDay(inJapan(new Date(at)).day)} ${clockWords(new Date(at))}`;
}
