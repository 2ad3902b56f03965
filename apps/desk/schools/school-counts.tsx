import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { sayMonth } from "../../../domain/figure-names.ts";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { type Month, monthOf, monthsOf } from "../../../domain/period.ts";
import { sayUnread } from "../failure-words.ts";
import { counted } from "../figures/say.ts";
import type { Call } from "../work.ts";
import { words as all } from "./code-words-ja.ts";

type Counts = Api["/api/desk/school-counts"]["output"];
type Read = { readonly month: Month; readonly counts: Counts };
type Props = { readonly call: Call; readonly now: Date };

const words = all.counts;
const daysBack = 730;

/** [SC-3] How many told each school's code, month by month. Folded: nothing is read before somebody wants it. */
export function SchoolCounts({ call, now }: Props): VNode {
  const today = inJapan(now).day;
  const months = monthsOf({ from: dayAfter(today, -daysBack), to: today })
    .slice(0, -1)
    .reverse();
  const [month, setMonth] = useState(months[0] ?? monthOf(today));
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState("");

  async function show(wanted: Month): Promise<void> {
    setMonth(wanted);
    const answer = await call("/api/desk/school-counts", { month: wanted });
    setTrouble(answer.ok ? "" : sayUnread(answer.code));
    if (answer.ok) setRead({ month: wanted, counts: answer.value });
  }

  return (
    <section class="place-section schools-counts" aria-label={words.heading}>
      <details onToggle={({ currentTarget: { open } }) => void (open && !read && show(month))}>
        <summary>{words.heading}</summary>
        <p class="hint">{words.hint}</p>
        <label class="field">
          <span class="field-label">{words.month}</span>
          <select value={month} onChange={({ currentTarget: { value } }) => void show(value)}>
            {months.map((one) => (
              <option key={one} value={one}>
                {sayMonth(one)}
              </option>
            ))}
          </select>
        </label>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        {read?.month === month ? <Table {...read} /> : !trouble && <p role="status">{words.loading}</p>}
      </details>
    </section>
  );
}

function Table({ month, counts: { schools, all: sum } }: Read): VNode {
  return (
    <div class="schools-found">
      <table>
        <caption>{sayMonth(month)}</caption>
        <thead>
          <tr>
            <th scope="col">{all.school}</th>
            <th scope="col">{words.people}</th>
          </tr>
        </thead>
        <tbody>
          {schools.map(({ school, count }) => (
            <tr key={school}>
              <th scope="row">{school}</th>
              <td>{counted(count)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.all}</th>
            <td>{counted(sum)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
