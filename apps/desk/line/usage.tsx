import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { lineFigureNames } from "../../../domain/line-report.ts";
import { sayUnread } from "../failure-words.ts";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import { reportMonths } from "./report-months.ts";
import type { LineKnown } from "./section.ts";
import { words } from "./words-ja.ts";

type Read = { readonly month: string; readonly address: string } & Api["/api/line/usage"]["output"];
type Props = { readonly known: LineKnown; readonly call: Call; readonly now: Date };

/** [S8.1] A month's figures, of nobody, as a table and as a file. */
export function Usage({ known: { quota }, call, now }: Props): VNode {
  const months = reportMonths(now);
  const [month, setMonth] = useState(months[0] ?? "");
  const [read, setRead] = useState<Read | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const said = words.usage;

  useEffect(() => {
    let gone = false;
    let address = "";
    setTrouble(null);
    void call("/api/line/usage", { month }).then((answer) => {
      if (gone) return;
      if (!answer.ok) return setTrouble(sayUnread(answer.code));
      address = URL.createObjectURL(new Blob([answer.value.csv], { type: "text/csv" }));
      setRead({ ...answer.value, month, address });
    });
    return () => {
      gone = true;
      if (address !== "") URL.revokeObjectURL(address);
    };
  }, [month]);

  return (
    <section class="place-section" aria-labelledby="line-usage">
      <h2 id="line-usage">{said.heading}</h2>
      <p class="hint">{said.lead}</p>
      <dl class="facts line-facts">
        <dt>{said.quota}</dt>
        <dd>
          {quota ? (
            <>
              {said.used(counted(quota.used), quota.limit === null ? null : counted(quota.limit))}{" "}
              <span class="hint">
                <When at={quota.readAt} />
                {said.readAt}
              </span>
            </>
          ) : (
            said.unknown
          )}
        </dd>
      </dl>
      <div class="line-month">
        <label class="field">
          <span class="field-label">{said.month}</span>
          <select value={month} onChange={({ currentTarget }) => setMonth(currentTarget.value)}>
            {months.map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        {read?.month === month && (
          <a class="line-download" href={read.address} download={`line-${month}.csv`}>
            {said.download}
          </a>
        )}
      </div>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {read?.month === month && (
        <table class="line-usage">
          <caption>{said.caption(nameOf(month))}</caption>
          <thead>
            <tr>
              <th scope="col">{said.figure}</th>
              <th scope="col">{said.count}</th>
            </tr>
          </thead>
          <tbody>
            {read.figures.map(({ figure, count }) => (
              <tr key={figure}>
                <th scope="row">{lineFigureNames[figure]}</th>
                <td>{counted(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function counted(count: number): string {
  return count.toLocaleString("ja-JP");
}

function nameOf(month: string): string {
  const [year = "", number] = month.split("-");
  return words.usage.monthName(year, Number(number));
}
