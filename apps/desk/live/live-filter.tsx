import type { VNode } from "preact";
import { risks } from "../../../domain/risk.ts";
import { besideWords } from "../beside/words-ja.ts";
import { ListFilter } from "../list/filter.tsx";
import { filterWords } from "../list/filter-words.ts";
import type { List } from "../list/list.ts";
import { counsellorsOf } from "../list/narrow.ts";
import type { DeskState } from "../state.ts";
import type { LiveFilter } from "./watching.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly filter: LiveFilter;
  readonly set: (filter: LiveFilter) => void;
  readonly open: List;
  readonly seen: number;
  readonly names: DeskState["names"];
};

/** As above the list of consultations, and by what their records say there is to fear. */
export function LiveNarrow({ filter, set, open, seen, names }: Props): VNode {
  const { risk, ...rest } = filter;
  return (
    <ListFilter
      filter={rest}
      set={(change) => set({ ...change, risk })}
      {...{ seen, names, of: open.rows.size, counsellors: counsellorsOf(open) }}
      more={{ isSet: risk !== "", clear: (change) => set({ ...change, risk: "" }) }}
    >
      <label>
        <span>{words.risk}</span>
        <select
          value={risk}
          onChange={({ currentTarget: { value } }) => set({ ...filter, risk: value as LiveFilter["risk"] })}
        >
          <option value="">{filterWords.all}</option>
          {risks.map((one) => (
            <option key={one} value={one}>
              {besideWords.risk[one]}
            </option>
          ))}
        </select>
      </label>
    </ListFilter>
  );
}
