import type { VNode } from "preact";
import type { Day } from "../../../domain/japan-time.ts";
import type { DayDraft, Draft, PersonDraft } from "./draft.ts";
import { type Faults, Field } from "./field.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly today: Day;
  readonly nameOf: (staff: PersonDraft["staff"]) => string;
  readonly onChange: (people: readonly PersonDraft[]) => void;
};

/** いつもと違う日, person by person. */
export function OtherDays({ draft, faults, today, nameOf, onChange }: Props): VNode {
  const { people } = draft;
  const changeDays = (at: number, days: readonly DayDraft[]): void =>
    onChange(people.map((one, n) => (n === at ? { ...one, days } : one)));
  const none = people.every(({ days }) => days.length === 0);
  return (
    <>
      {none && <p class="hint">{words.noDays}</p>}
      {people.map(({ staff, days }, at) =>
        days.map(({ day, hours }, nth) => {
          const where = `people.${at}.days.${nth}`;
          const change = (one: Partial<DayDraft>): void =>
            changeDays(
              at,
              days.map((before, n) => (n === nth ? { ...before, ...one } : before)),
            );
          return (
            <div class="duty-day" key={`${staff} ${nth}`}>
              <strong class="duty-name">{nameOf(staff)}</strong>
              <Field
                where={where}
                label={words.day}
                type="date"
                value={day}
                faults={faults}
                onInput={(text) => change({ day: text })}
              />
              <Field
                where={`${where}.hours`}
                label={words.hours}
                value={hours}
                faults={faults}
                onInput={(text) => change({ hours: text })}
              />
              <button
                type="button"
                aria-label={words.removeDayOf(nameOf(staff), day)}
                onClick={() =>
                  changeDays(
                    at,
                    days.filter((_, n) => n !== nth),
                  )
                }
              >
                {words.removeDay}
              </button>
            </div>
          );
        }),
      )}
      {people.length > 0 && (
        <div class="field duty-add">
          <label for="duty-add-day">{words.addDay}</label>
          <select
            id="duty-add-day"
            value=""
            onChange={(event) => {
              const at = people.findIndex(({ staff }) => staff === event.currentTarget.value);
              const person = people[at];
              if (person) changeDays(at, [...person.days, { day: today, hours: "" }]);
              event.currentTarget.value = "";
            }}
          >
            <option value="">{words.choose}</option>
            {people.map(({ staff }) => (
              <option key={staff} value={staff}>
                {nameOf(staff)}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
