import type { VNode } from "preact";
import { plain } from "../../shared/text.ts";
import { type Draft, emptyCalendar } from "./draft.ts";
import { type Faults, Field, Part, PartFaults, replaced, Tick, without } from "./fields.tsx";
import { PatternFields } from "./pattern.tsx";
import { RangeFields } from "./range.tsx";
import { words } from "./words-ja.ts";

/** Who can be called: numbers are data with the day on which somebody checked them. */
export function HelpDesks({
  typed,
  faults,
  onChange,
}: {
  readonly typed: Draft;
  readonly faults: Faults;
  readonly onChange: (typed: Draft) => void;
}): VNode {
  const { helpDesks } = typed;
  return (
    <section class="place-section" aria-labelledby="reception-desks">
      <h2 id="reception-desks">{words.desks}</h2>
      <p class="hint">{words.desksHint}</p>
      {helpDesks.map((desk, n) => {
        const where = `helpDesks.${n}`;
        const { calendar } = desk;
        const change = (one: typeof desk) => onChange({ ...typed, helpDesks: replaced(helpDesks, n, one) });
        const recalendar = (one: typeof calendar) => change({ ...desk, calendar: one });
        return (
          <Part
            key={n}
            name={plain(desk.name) || words.desk(n + 1)}
            onRemove={() => onChange({ ...typed, helpDesks: without(helpDesks, n) })}
          >
            <div class="reception-range">
              <Field
                where={`${where}.name`}
                label={words.deskName}
                value={desk.name}
                faults={faults}
                onInput={(name) => change({ ...desk, name })}
              />
              <Field
                where={`${where}.number`}
                label={words.deskNumber}
                type="tel"
                value={desk.number}
                faults={faults}
                onInput={(number) => change({ ...desk, number })}
              />
              <Field
                where={`${where}.checkedOn`}
                label={words.checkedOn}
                type="date"
                value={desk.checkedOn}
                faults={faults}
                onInput={(checkedOn) => change({ ...desk, checkedOn })}
              />
            </div>
            <details open={faults.some((fault) => fault.where.startsWith(`${where}.calendar`))}>
              <summary>{words.deskHours}</summary>
              <PatternFields
                where={`${where}.calendar.`}
                typed={calendar}
                faults={faults}
                onChange={recalendar}
              />
              <PartFaults where={`${where}.calendar.week`} faults={faults} />
              <Tick
                label={words.newYear}
                checked={calendar.closesOverNewYear}
                onChange={(closesOverNewYear) => recalendar({ ...calendar, closesOverNewYear })}
              />
              {calendar.closesOverNewYear && (
                <RangeFields
                  where={`${where}.calendar.newYear`}
                  typed={calendar.newYear}
                  type="text"
                  faults={faults}
                  onChange={(newYear) => recalendar({ ...calendar, newYear })}
                />
              )}
            </details>
          </Part>
        );
      })}
      <button
        type="button"
        onClick={() =>
          onChange({
            ...typed,
            helpDesks: [...helpDesks, { name: "", number: "", checkedOn: "", calendar: emptyCalendar }],
          })
        }
      >
        {words.addDesk}
      </button>
    </section>
  );
}
