import type { VNode } from "preact";
import type { Draft, PersonDraft } from "./draft.ts";
import { type Faults, Field } from "./field.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly nameOf: (staff: PersonDraft["staff"]) => string;
  readonly onChange: (people: readonly PersonDraft[]) => void;
};

/** Monday first, as a week is worked. */
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** A row a person, a column a day of the week. */
export function WeekGrid({ draft, faults, nameOf, onChange }: Props): VNode {
  const { people } = draft;
  const change = (at: number, one: Partial<PersonDraft>): void =>
    onChange(people.map((before, n) => (n === at ? { ...before, ...one } : before)));
  return (
    <div class="duty-scroll">
      <table class="duty-week" onKeyDown={moveByArrow}>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                {words.weekdays[weekday]}
              </th>
            ))}
            <th scope="col">{words.capacity}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, at) => {
            const name = nameOf(person.staff);
            const monday = person.week[1] ?? "";
            return (
              <tr key={person.staff}>
                <th scope="row">
                  <span class="duty-name" title={name}>
                    {name}
                  </span>
                  <span class="duty-acts">
                    <button
                      type="button"
                      class="quiet"
                      title={words.copy}
                      onClick={() =>
                        change(at, {
                          week: person.week.map((hours, day) => (day >= 2 && day <= 5 ? monday : hours)),
                        })
                      }
                    >
                      {words.copyShort}
                      <span class="unseen">{words.copyFor(name)}</span>
                    </button>
                    <button
                      type="button"
                      class="quiet"
                      aria-label={words.remove(name)}
                      onClick={() => onChange(people.filter((_, n) => n !== at))}
                    >
                      {words.removeShort}
                    </button>
                  </span>
                </th>
                {weekdays.map((weekday) => (
                  <td key={weekday} data-weekday={words.weekdays[weekday]}>
                    <Field
                      quiet
                      where={`people.${at}.week.${weekday}`}
                      label={words.cell(name, words.weekdays[weekday])}
                      value={person.week[weekday] ?? ""}
                      faults={faults}
                      onInput={(text) =>
                        change(at, { week: person.week.map((hours, n) => (n === weekday ? text : hours)) })
                      }
                    />
                  </td>
                ))}
                <td data-weekday={words.capacity}>
                  <Field
                    quiet
                    narrow
                    where={`people.${at}.capacity`}
                    label={words.capacityOf(name)}
                    value={person.capacity}
                    faults={faults}
                    onInput={(capacity) => change(at, { capacity })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Up and down within a column; left and right stay in the text, and Tab goes on by the row. */
function moveByArrow(event: KeyboardEvent): void {
  if (event.isComposing || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
  const cell = (event.target as HTMLElement).closest("td");
  const row = cell?.parentElement;
  const next = event.key === "ArrowUp" ? row?.previousElementSibling : row?.nextElementSibling;
  const column = cell && row ? [...row.children].indexOf(cell) : -1;
  const field = next?.children[column]?.querySelector("input");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}
