import type { VNode } from "preact";
import type { Api } from "../../../contract/api.ts";
import type { StaffId } from "../../../domain/ids.ts";
import type { Day } from "../../../domain/japan-time.ts";
import { type Draft, newPerson } from "./draft.ts";
import { type Faults, Field } from "./field.tsx";
import { OtherDays } from "./other-days.tsx";
import { WeekGrid } from "./week-grid.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly people: Api["/api/duty"]["output"]["people"];
  readonly today: Day;
  readonly nameOf: (staff: StaffId) => string;
  /** Null: it is only read. */
  readonly onChange: ((draft: Draft) => void) | null;
};

/** The week of everyone, what is unlike it, and from when on a wait is too long. */
export function PlanForm({ draft, faults, people, today, nameOf, onChange }: Props): VNode {
  const planned = new Set(draft.people.map(({ staff }) => staff));
  const besides = people.filter(({ id }) => !planned.has(id));
  const set = (one: Partial<Draft>): void => onChange?.({ ...draft, ...one });
  return (
    <fieldset class="duty-plan" disabled={!onChange}>
      <section class="place-section" aria-labelledby="duty-week">
        <h2 id="duty-week">{words.week}</h2>
        <p class="hint">{onChange ? words.weekHint : words.planOnly}</p>
        {draft.people.length === 0 ? (
          <p class="duty-empty">{words.empty}</p>
        ) : (
          <WeekGrid {...{ draft, faults, nameOf }} onChange={(all) => set({ people: all })} />
        )}
        {onChange && besides.length > 0 && (
          <div class="field duty-add">
            <label for="duty-add-person">{words.add}</label>
            <select
              id="duty-add-person"
              value=""
              onChange={(event) => {
                const chosen = besides.find(({ id }) => id === event.currentTarget.value);
                if (chosen) set({ people: [...draft.people, newPerson(chosen.id)] });
                event.currentTarget.value = "";
              }}
            >
              <option value="">{words.choose}</option>
              {besides.map(({ id, displayName }) => (
                <option key={id} value={id}>
                  {displayName}
                </option>
              ))}
            </select>
          </div>
        )}
      </section>
      <section class="place-section" aria-labelledby="duty-days">
        <h2 id="duty-days">{words.days}</h2>
        <p class="hint">{words.daysHint}</p>
        <OtherDays {...{ draft, faults, today, nameOf }} onChange={(all) => set({ people: all })} />
      </section>
      <section class="place-section" aria-labelledby="duty-alarm">
        <h2 id="duty-alarm">{words.alarm}</h2>
        <p class="hint">{words.alarmHint}</p>
        <Field
          narrow
          where="alarmMinutes"
          label={words.alarmMinutes}
          value={draft.alarmMinutes}
          faults={faults}
          onInput={(alarmMinutes) => set({ alarmMinutes })}
        />
      </section>
    </fieldset>
  );
}
