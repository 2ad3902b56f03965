import type { VNode } from "preact";
import { type CalendarDraft, emptyPattern } from "./draft.ts";
import { type Faults, Field, Part, PartFaults, replaced, Tick, without } from "./fields.tsx";
import { PatternFields } from "./pattern.tsx";
import { RangeFields } from "./range.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly typed: CalendarDraft;
  readonly faults: Faults;
  readonly onChange: (typed: CalendarDraft) => void;
};

/** When a person answers. */
export function CalendarFields({ typed, faults, onChange }: Props): VNode {
  const { newYear, period } = typed;
  return (
    <>
      <section class="place-section" aria-labelledby="reception-week">
        <h2 id="reception-week">{words.week}</h2>
        <p class="hint">{words.weekHint}</p>
        <PatternFields where="calendar." typed={typed} faults={faults} onChange={onChange} />
        <PartFaults where="calendar.week" faults={faults} />
        <Tick
          label={words.newYear}
          checked={typed.closesOverNewYear}
          onChange={(closesOverNewYear) => onChange({ ...typed, closesOverNewYear })}
        />
        {typed.closesOverNewYear && (
          <RangeFields
            where="calendar.newYear"
            typed={newYear}
            type="text"
            faults={faults}
            onChange={(range) => onChange({ ...typed, newYear: range })}
          />
        )}
        <Tick
          label={words.period}
          checked={typed.hasPeriod}
          onChange={(hasPeriod) => onChange({ ...typed, hasPeriod })}
        />
        {typed.hasPeriod && (
          <RangeFields
            where="calendar.period"
            typed={period}
            type="date"
            faults={faults}
            onChange={(range) => onChange({ ...typed, period: range })}
          />
        )}
      </section>
      <Seasons typed={typed} faults={faults} onChange={onChange} />
      <SpecialDays typed={typed} faults={faults} onChange={onChange} />
    </>
  );
}

function Seasons({ typed, faults, onChange }: Props): VNode {
  const { seasons } = typed;
  return (
    <section class="place-section" aria-labelledby="reception-seasons">
      <h2 id="reception-seasons">{words.seasons}</h2>
      <p class="hint">{words.seasonsHint}</p>
      {seasons.length === 0 && <p>{words.noneYet}</p>}
      {seasons.map((season, n) => {
        const where = `calendar.seasons.${n}`;
        const change = (one: typeof season) => onChange({ ...typed, seasons: replaced(seasons, n, one) });
        return (
          <Part
            key={n}
            name={season.name || words.season(n + 1)}
            onRemove={() => onChange({ ...typed, seasons: without(seasons, n) })}
          >
            <Field
              where={`${where}.name`}
              label={words.name}
              value={season.name}
              faults={[]}
              onInput={(name) => change({ ...season, name })}
            />
            <RangeFields where={where} typed={season} type="text" faults={faults} onChange={change} />
            <PatternFields where={`${where}.`} typed={season} faults={faults} onChange={change} />
          </Part>
        );
      })}
      <button
        type="button"
        onClick={() =>
          onChange({ ...typed, seasons: [...seasons, { ...emptyPattern, name: "", from: "", to: "" }] })
        }
      >
        {words.addSeason}
      </button>
    </section>
  );
}

function SpecialDays({ typed, faults, onChange }: Props): VNode {
  const { specialDays } = typed;
  return (
    <section class="place-section" aria-labelledby="reception-special">
      <h2 id="reception-special">{words.specialDays}</h2>
      <p class="hint">{words.specialDaysHint}</p>
      {specialDays.length === 0 && <p>{words.noneYet}</p>}
      {specialDays.map((special, n) => {
        const where = `calendar.specialDays.${n}`;
        const change = (one: typeof special) =>
          onChange({ ...typed, specialDays: replaced(specialDays, n, one) });
        return (
          <Part
            key={n}
            name={special.name || words.special(n + 1)}
            onRemove={() => onChange({ ...typed, specialDays: without(specialDays, n) })}
          >
            <Field
              where={`${where}.name`}
              label={words.name}
              value={special.name}
              faults={[]}
              onInput={(name) => change({ ...special, name })}
            />
            <RangeFields where={where} typed={special} type="date" faults={faults} onChange={change} />
            <Field
              where={`${where}.hours`}
              label={words.hours}
              value={special.hours}
              hint={words.closed}
              faults={faults}
              onInput={(hours) => change({ ...special, hours })}
            />
          </Part>
        );
      })}
      <button
        type="button"
        onClick={() =>
          onChange({ ...typed, specialDays: [...specialDays, { name: "", from: "", to: "", hours: "" }] })
        }
      >
        {words.addSpecial}
      </button>
    </section>
  );
}
