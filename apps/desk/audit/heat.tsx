import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { HeatPicture } from "../heat/heat-picture.tsx";
import { type HeatDay, heatDays } from "./heat.ts";
import "./heat.css";
import type { Trail, TrailState } from "./trail.ts";
import { words } from "./words-ja.ts";

type Props = { readonly trail: Trail; readonly state: TrailState };

const marks = new Map([0, 6, 12, 18].map((hour) => [hour, words.heat.hour(hour)]));

/** How much was done in which hour of which day: a picture for the eye, and its table, from which each hour leads to its lines. */
export function HeatStrip({ trail, state: { asked, heat, busy } }: Props): VNode | null {
  const days = useMemo(() => (heat ? heatDays(heat) : []), [heat]);
  const said = words.heat;
  if (!heat) return <p class="hint">{said.tooLong}</p>;
  if (days.length === 0) return null;
  const all = days.reduce((sum, { count }) => sum + count, 0);
  const fullest = days
    .flatMap(({ hours }) => hours)
    .reduce((most, one) => (one.count > most.count ? one : most));
  const isNarrow = asked !== heat.asked;
  return (
    <section class="audit-heat wide" aria-labelledby="audit-heat">
      <h3 id="audit-heat">{said.heading}</h3>
      <p>
        {said.all(all.toLocaleString("ja-JP"))}
        {all > 0 && said.fullest(sayHour(fullest.begins), fullest.count.toLocaleString("ja-JP"))}
      </p>
      <Picture days={days} shown={isNarrow ? (asked?.from ?? null) : null} />
      <details>
        <summary>{said.asTable}</summary>
        <Table days={days} busy={busy} onChoose={trail.narrow} />
      </details>
      {isNarrow && asked?.from && (
        <p class="audit-heat-shown">
          <span role="status">{said.shown(sayHour(new Date(asked.from)))}</span>
          <button type="button" disabled={busy} onClick={() => void trail.widen()}>
            {said.whole}
          </button>
        </p>
      )}
    </section>
  );
}

type PartProps = { readonly days: readonly HeatDay[]; readonly onChoose: (hour: Date) => Promise<void> };

function Picture({ days, shown }: Pick<PartProps, "days"> & { readonly shown: string | null }): VNode {
  const rows = days.map(({ day, hours }) => ({
    ...{ key: day, name: sayDay(day) },
    cells: hours.map(({ begins, count, step }) => ({
      ...{ key: begins.toISOString(), step, shown: shown === begins.toISOString() },
      title: words.heat.cell(sayHour(begins), count.toLocaleString("ja-JP")),
    })),
  }));
  return <HeatPicture label={words.heat.picture} marks={marks} rows={rows} />;
}

/** Hours without a line are left out: on a telephone 24 columns have no room. */
function Table({ days, busy, onChoose }: PartProps & { readonly busy: boolean }): VNode {
  const said = words.heat;
  return (
    <table class="audit-heat-table" aria-label={said.heading}>
      <thead>
        <tr>
          <th scope="col">{said.day}</th>
          <th scope="col">{said.hours}</th>
          <th scope="col">{said.sum}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, count: sum, hours }) => (
          <tr key={day}>
            <th scope="row">{sayDay(day)}</th>
            <td>
              {hours.map(
                ({ begins, count }, hour) =>
                  count > 0 && (
                    <button
                      key={begins.getTime()}
                      type="button"
                      disabled={busy}
                      aria-label={said.cell(sayHour(begins), count.toLocaleString("ja-JP"))}
                      onClick={() => void onChoose(begins)}
                    >
                      {said.cell(said.during(hour), count.toLocaleString("ja-JP"))}
                    </button>
                  ),
              )}
            </td>
            <td>{sum.toLocaleString("ja-JP")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sayDay(day: string): string {
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}`;
}

function sayHour(begins: Date): string {
  const wall = new Date(begins.getTime() + 9 * 3_600_000);
  return words.heat.at(wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCHours());
}
