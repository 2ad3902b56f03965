import type { VNode } from "preact";
import { roles } from "../../../domain/people.ts";
import { words as deskWords } from "../words-ja.ts";
import { countStandings, everyoneHere, type Filter, type Person, standings } from "./people.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly people: readonly Person[];
  readonly shown: number;
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
};

export function FilterBar({ people, shown, filter, onChange }: Props): VNode {
  const said = words.filter;
  const count = countStandings(people);
  const here = people.length - count.ended;
  return (
    <search class="staff-filter" aria-label={said.label}>
      <label class="field">
        <span class="field-label">{said.text}</span>
        <input
          type="search"
          maxLength={100}
          value={filter.text}
          onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <label class="field">
        <span class="field-label">{said.standing}</span>
        <select
          value={filter.standing}
          onChange={(event) =>
            onChange({ ...filter, standing: event.currentTarget.value as Filter["standing"] })
          }
        >
          <option value="here">{said.here(here)}</option>
          {standings.map((standing) => (
            <option key={standing} value={standing}>
              {words.standing[standing]}({count[standing]})
            </option>
          ))}
          <option value="all">{said.all(people.length)}</option>
        </select>
      </label>
      <label class="field">
        <span class="field-label">{said.role}</span>
        <select
          value={filter.role}
          onChange={(event) => onChange({ ...filter, role: event.currentTarget.value as Filter["role"] })}
        >
          <option value="all">{said.anyRole}</option>
          {roles.map((role) => (
            <option key={role} value={role}>
              {deskWords.roles[role]}
            </option>
          ))}
        </select>
      </label>
      <p class="staff-shown" role="status">
        {said.shown(shown, people.length)}
      </p>
      {filter !== everyoneHere && (
        <button type="button" onClick={() => onChange(everyoneHere)}>
          {said.clear}
        </button>
      )}
    </search>
  );
}
