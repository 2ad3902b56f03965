import type { ComponentChildren, VNode } from "preact";
import { schools } from "../../../domain/attributes.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { attributeWords } from "../talk/attribute-words.ts";
import { words } from "../words-ja.ts";
import "./filter.css";
import { filterWords } from "./filter-words.ts";
import { everything, type Filter, isEverything } from "./narrow.ts";

type Props = {
  readonly filter: Filter;
  readonly set: (filter: Filter) => void;
  /** Of how many so many are seen. */
  readonly of: number;
  readonly seen: number;
  readonly names: ReadonlyMap<StaffId, string>;
  /** Who holds or held one of the list. */
  readonly counsellors: readonly StaffId[];
  /** What else narrows, and stands as a field below the others. */
  readonly children?: ComponentChildren;
  readonly more?: { readonly isSet: boolean; readonly clear: (filter: Filter) => void };
};

/** Above the list: which of the consultations one wants to see. What is left out is said as long as it is. */
export function ListFilter(props: Props): VNode {
  const { filter, set, of, seen, names, counsellors, more } = props;
  const said = filterWords;
  const isAll = isEverything(filter) && !more?.isSet;
  const change = (some: Partial<Filter>): void => set({ ...filter, ...some });
  const select = (
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    choose: (value: string) => void,
  ): VNode => (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{said.all}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  const tick = (label: string, checked: boolean, choose: (checked: boolean) => void): VNode => (
    <label class="list-filter-tick">
      <input type="checkbox" checked={checked} onChange={(event) => choose(event.currentTarget.checked)} />
      {label}
    </label>
  );
  return (
    <details class="list-filter">
      <summary>
        {said.heading}
        {!isAll && <strong>{said.seen(seen, of)}</strong>}
      </summary>
      {select(said.entrance, filter.entrance, Object.entries(words.list.entrance), (entrance) =>
        change({ entrance: entrance as Filter["entrance"] }),
      )}
      {select(
        said.school,
        filter.school,
        schools.map((school) => [school, attributeWords.school[school]]),
        (school) => change({ school: school as Filter["school"] }),
      )}
      {select(
        said.counsellor,
        filter.counsellor,
        counsellors.map((staff) => [staff, names.get(staff) ?? words.list.someone]),
        (counsellor) => change({ counsellor: counsellor as Filter["counsellor"] }),
      )}
      {props.children}
      {tick(said.urgent, filter.urgent, (urgent) => change({ urgent }))}
      {tick(said.unanswered, filter.unanswered, (unanswered) => change({ unanswered }))}
      {!isAll && (
        <button type="button" onClick={() => (more?.clear ?? set)(everything)}>
          {said.clear}
        </button>
      )}
    </details>
  );
}
