import type { VNode } from "preact";
import type { PatternDraft } from "./draft.ts";
import { type Faults, Field, replaced, Tick } from "./fields.tsx";
import { words } from "./words-ja.ts";

/** Hours of the days of the week, and of holidays. `where` ends with a dot. */
export function PatternFields<Typed extends PatternDraft>({
  where,
  typed,
  faults,
  onChange,
}: {
  readonly where: string;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly onChange: (typed: Typed) => void;
}): VNode {
  const { week, holidays, holidaysAsWeekdays } = typed;
  return (
    <>
      <div class="reception-week">
        {week.map((hours, weekday) => (
          <Field
            key={words.weekdays[weekday]}
            where={`${where}week.${weekday}`}
            label={words.weekdays[weekday] ?? ""}
            value={hours}
            hint={words.closed}
            faults={faults}
            onInput={(text) => onChange({ ...typed, week: replaced(week, weekday, text) })}
          />
        ))}
        {!holidaysAsWeekdays && (
          <Field
            where={`${where}holidays`}
            label={words.holidays}
            value={holidays}
            hint={words.closed}
            faults={faults}
            onInput={(text) => onChange({ ...typed, holidays: text })}
          />
        )}
      </div>
      <Tick
        label={words.holidaysAsWeekdays}
        checked={holidaysAsWeekdays}
        onChange={(on) => onChange({ ...typed, holidaysAsWeekdays: on })}
      />
    </>
  );
}
