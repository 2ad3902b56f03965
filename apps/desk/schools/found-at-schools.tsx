import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../../contract/api.ts";
import { checks, verdictOf, verdicts } from "../../../domain/diagnosis.ts";
import { dayAfter, inJapan, isDay } from "../../../domain/japan-time.ts";
import { browserWords } from "../browser-words.ts";
import { sayUnread } from "../failure-words.ts";
import { When } from "../when.tsx";
import type { Call } from "../work.ts";
import { words } from "./words-ja.ts";

type Found = Api["/api/desk/diagnoses"]["output"];
type Props = { readonly call: Call; readonly now: Date; readonly schools: readonly string[] };

/** [DG-1] What was found, by school and days, the newest first. */
export function FoundAtSchools({ call, now, schools }: Props): VNode {
  const said = words.found;
  const today = inJapan(now).day;
  const [asked, setAsked] = useState({ from: dayAfter(today, -30), to: today, school: "" });
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState("");

  async function show(): Promise<void> {
    const { from, to, school } = asked;
    if (!isDay(from) || !isDay(to) || to < from) return setTrouble(said.wrong);
    const answer = await call("/api/desk/diagnoses", { from, to, school: school === "" ? null : school });
    setTrouble(answer.ok ? "" : sayUnread(answer.code));
    if (answer.ok) setFound(answer.value);
  }
  useEffect(() => void show(), []);

  const day = (name: "from" | "to") => (
    <label class="field">
      <span class="field-label">{said[name]}</span>
      <input
        type="date"
        value={asked[name]}
        onInput={(event) => setAsked({ ...asked, [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <section class="place-section" aria-labelledby="schools-found">
      <h2 id="schools-found">{said.heading}</h2>
      <form
        class="schools-asked"
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        {day("from")}
        {day("to")}
        <label class="field">
          <span class="field-label">{said.school}</span>
          <select
            value={asked.school}
            onChange={(event) => setAsked({ ...asked, school: event.currentTarget.value })}
          >
            <option value="">{said.all}</option>
            {schools.map((school) => (
              <option key={school} value={school}>
                {school}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{said.show}</button>
      </form>
      <p class="trouble" role="alert">
        {trouble}
      </p>
      {found && <Table found={found} />}
    </section>
  );
}

function Table({ found: { diagnoses, more } }: { readonly found: Found }): VNode {
  const said = words.found;
  if (diagnoses.length === 0) return <p role="status">{said.none}</p>;
  const counts = verdicts
    .map((verdict) => ({
      verdict,
      count: diagnoses.filter(({ outcomes }) => verdictOf(outcomes) === verdict).length,
    }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => said.count(said.verdicts[verdict], count));
  return (
    <div class="schools-found wide">
      <p role="status">{said.counts(counts.join("、"))}</p>
      {more && <p class="hint">{said.more}</p>}
      <table aria-labelledby="schools-found">
        <thead>
          <tr>
            {said.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {diagnoses.map((one, at) => (
            <tr key={at}>
              <td>
                <When at={one.at} />
              </td>
              <td>{one.school ?? said.noSchool}</td>
              <td>{said.verdicts[verdictOf(one.outcomes)]}</td>
              <td>{one.code}</td>
              <td>
                {checks
                  .filter((check) => one.outcomes[check] === "fair" || one.outcomes[check] === "bad")
                  .map((check) => `${said.checks[check]}${one.outcomes[check] === "bad" ? "×" : "△"}`)
                  .join("、") || said.nothing}
              </td>
              <td>
                {browserWords(one)}
                {one.version !== null && ` ${one.version}`}
                {one.latencyMillis !== null && `（${said.millis(one.latencyMillis)}）`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
