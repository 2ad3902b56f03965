import type { VNode } from "preact";
import { sayHour, sayWeekday } from "../../../domain/figure-names.ts";
import type { Unit } from "../../../domain/published-figures.ts";
import { HeatPicture } from "../heat/heat-picture.tsx";
import { stepOf } from "../heat/steps.ts";
import { counted } from "./say.ts";
import { fullest, type ShownCount } from "./shown-counts.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly counts: readonly ShownCount[];
  readonly unit: Unit;
  readonly onRows: ((count: ShownCount) => void) | null;
};

const marks = new Map([0, 6, 12, 18].map((hour) => [hour, words.hourMark(hour)]));
/** From Monday: what the city works by. */
const weekdays = [1, 2, 3, 4, 5, 6, 0];

/** 曜日と時間: when they come. Hours of which there are none are left out of the table: 24 columns have no room. */
export function WeekdayHours({ counts, unit, onRows }: Props): VNode {
  const sayCount = (count: number | null): string => words.count[unit](counted(count));
  const most = Math.max(1, ...counts.map(({ count }) => count ?? 0));
  const of = (weekday: number): readonly ShownCount[] => counts.slice(weekday * 24, weekday * 24 + 24);
  const all = counts.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const top = fullest(counts);
  const rows = weekdays.map((weekday) => ({
    ...{ key: String(weekday), name: sayWeekday(weekday) },
    cells: of(weekday).map(({ name, said, count }) => ({
      ...{ key: name, step: stepOf(count ?? 0, most), title: words.cell(said, sayCount(count)) },
    })),
  }));
  const label = words.picture(
    words.of[unit](words.dimensions["weekday-hour"]),
    sayCount(all),
    top ? words.most(top.said, sayCount(top.count)) : "",
  );
  return (
    <>
      <HeatPicture label={label} marks={marks} rows={rows} />
      <table class="hours-table" aria-label={words.dimensions["weekday-hour"]}>
        <tbody>
          {weekdays.map((weekday) => (
            <tr key={weekday}>
              <th scope="row">{sayWeekday(weekday)}</th>
              <td>
                {of(weekday).map((one, hour) => {
                  if (one.count === 0) return null;
                  const text = words.cell(sayHour(hour), sayCount(one.count));
                  return onRows && one.count ? (
                    <button
                      key={one.name}
                      type="button"
                      aria-label={words.toRows[unit](one.said, counted(one.count))}
                      onClick={() => onRows(one)}
                    >
                      {text}
                    </button>
                  ) : (
                    <span key={one.name}>{text}</span>
                  );
                })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
