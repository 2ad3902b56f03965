import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Calendar } from "../../../domain/calendar.ts";
import { inJapan, yearOf } from "../../../domain/japan-time.ts";
import { hoursText } from "./hours-text.ts";
import { type DayCell, type DayKind, type Month, monthsOf } from "./months.ts";
import { words } from "./words-ja.ts";

/** A year by what is typed, before it is saved. Null: it cannot be read yet. */
export function Year({ calendar, now }: { readonly calendar: Calendar | null; readonly now: Date }): VNode {
  const [year, setYear] = useState(() => yearOf(inJapan(now).day));
  const months = calendar && monthsOf(calendar, year);
  const open = months?.flatMap(({ weeks }) => weeks.flat()).filter((day) => day && day.kind !== "closed");
  return (
    <section class="place-section" aria-labelledby="reception-year">
      <h2 id="reception-year">{words.year}</h2>
      <p class="hint">{words.yearHint}</p>
      <div class="reception-years">
        <button type="button" onClick={() => setYear(year - 1)}>
          {words.previousYear}
        </button>
        <strong role="status">{words.yearName(year)}</strong>
        <button type="button" onClick={() => setYear(year + 1)}>
          {words.nextYear}
        </button>
      </div>
      {months ? (
        <>
          <p>{words.openDays(open?.length ?? 0)}</p>
          <p class="reception-signs">
            {(Object.keys(words.kinds) as DayKind[]).map((kind) => (
              <span key={kind}>
                <b class={`day-${kind}`}>{words.kinds[kind][0]}</b> {words.kinds[kind][1]}
              </span>
            ))}
          </p>
          <div class="reception-months">
            {months.map((month) => (
              <MonthTable key={month.month} {...month} />
            ))}
          </div>
        </>
      ) : (
        <p role="status">{words.yearWaits}</p>
      )}
    </section>
  );
}

function MonthTable({ month, weeks }: Month): VNode {
  return (
    <table>
      <caption>{words.monthName(month)}</caption>
      <thead>
        <tr>
          {words.weekdaysShort.map((weekday, n) => (
            <th key={weekday} scope="col" abbr={words.weekdays[n]}>
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day)?.plan.day}>
            {week.map((day, weekday) =>
              day ? <Day key={day.date} {...day} /> : <td key={`none-${weekday}`} />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ plan, date, kind }: DayCell): VNode {
  const why = [plan.name, words.because[plan.because]].filter(Boolean).join("・");
  const said = `${hoursText(plan.hours) || words.closed}${why && `（${why}）`}`;
  return (
    <td class={`day-${kind}`} title={said}>
      <span>{date}</span> <b aria-hidden="true">{words.kinds[kind][0]}</b>
      <span class="unseen">{said}</span>
    </td>
  );
}
