import type { VNode } from "preact";
import { percent } from "../../../../domain/month-figures.ts";
import { hourKinds } from "../../../../domain/past.ts";
import { HeatPicture } from "../../heat/heat-picture.tsx";
import { type Condition, sayDay } from "./say.ts";
import { words } from "./words-ja.ts";

type Props = Pick<Condition, "days" | "ratio">;
const said = words.past;
const marks = new Map([0, 6, 12, 18].map((hour) => [hour, said.hour(hour)]));

/** The last 30 days as lookouts saw them, an hour a cell, and the days on which it was down as a table. */
export function Hours({ days, ratio }: Props): VNode {
  if (ratio === null) return <p>{said.unseen}</p>;
  const rows = days.map(({ day, hours }) => ({
    ...{ key: day, name: sayDay(day) },
    cells: hours.map((kind, hour) => ({
      ...{ key: `${day} ${hour}`, step: kind },
      title: said.cell(sayDay(day), hour, said.kinds[kind]),
    })),
  }));
  return (
    <>
      <p>{said.served(percent(ratio))}</p>
      <div class="condition-hours">
        <HeatPicture label={said.drawing} {...{ marks, rows }} />
      </div>
      <ul class="condition-legend">
        {hourKinds.map((kind) => (
          <li key={kind}>
            <svg class="heat-picture" viewBox="0 0 22 22" aria-hidden="true">
              <rect class={`heat-${kind}`} x={1} y={1} width={20} height={20} rx={3} />
            </svg>
            {said.kinds[kind]}
          </li>
        ))}
      </ul>
      <details>
        <summary>{said.asTable}</summary>
        <DownDays days={days} />
      </details>
    </>
  );
}

function DownDays({ days }: Pick<Props, "days">): VNode {
  const told = days.filter(({ down, planned }) => down + planned > 0).reverse();
  if (told.length === 0) return <p class="hint">{said.noneDown}</p>;
  return (
    <table aria-label={said.asTable}>
      <thead>
        <tr>
          {[said.day, said.hours, said.down, said.planned].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {told.map(({ day, hours, down, planned }) => (
          <tr key={day}>
            <th scope="row">{sayDay(day)}</th>
            <td>
              {hours
                .flatMap((kind, hour) => (kind === "down" || kind === "planned" ? [said.during(hour)] : []))
                .join("、")}
            </td>
            <td>{said.minutes(down)}</td>
            <td>{said.minutes(planned)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
