import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Api } from "../../../../contract/api.ts";
import type { SeenIncident } from "../../../../contract/incident.ts";
import { present } from "../../../shared/clock.ts";
import { sayFailure } from "../../failure-words.ts";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { Time } from "../fields.tsx";
import { FormFoot } from "../form.tsx";
import { fieldOf, instantOfField } from "../japan-field.ts";
import { words } from "./words-ja.ts";

type Props = { readonly incident: SeenIncident; readonly call: Call; readonly changed: () => Promise<void> };
type Found = Api["/api/incident/trace"]["output"];
const said = words.trace;

/** [OP-7] Whose words were looked at, out of the audit trail: for the city alone. */
export function Trace({ incident, call, changed }: Props): VNode {
  const [from, setFrom] = useState(() => fieldOf(new Date(incident.foundAt)));
  const [to, setTo] = useState(() => fieldOf(present()));
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function ask(): Promise<void> {
    const [begins, ends] = [instantOfField(from), instantOfField(to)];
    if (!begins || !ends || begins >= ends) return setTrouble(words.write.timeMissing);
    const answer = await call("/api/incident/trace", {
      incident: incident.id,
      from: begins,
      to: ends,
      staff: null,
    });
    setTrouble(answer.ok ? null : sayFailure(answer.code));
    if (!answer.ok) return;
    setFound(answer.value);
    await changed();
  }

  return (
    <section class="operation-form" aria-label={said.heading}>
      <p class="whole">
        <strong>{said.heading}</strong>
      </p>
      <p class="hint whole">{said.why}</p>
      <Time label={said.from} value={from} onChange={setFrom} />
      <Time label={said.to} value={to} onChange={setTo} />
      <FormFoot trouble={trouble}>
        <button type="button" onClick={() => void ask()}>
          {said.send}
        </button>
      </FormFoot>
      {found && (
        <div class="whole" role="status">
          <p>{found.consultations.length === 0 ? said.none : said.said(found.consultees, found.exports)}</p>
          {found.more && <p class="trouble">{said.more}</p>}
          {found.consultations.length > 0 && <Table found={found} />}
        </div>
      )}
    </section>
  );
}

function Table({ found }: { readonly found: Found }): VNode {
  return (
    <table>
      <thead>
        <tr>
          {[said.number, said.lines, said.first, said.last].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {found.consultations.map(({ id, number, lines, firstAt, lastAt }) => (
          <tr key={id}>
            <td>#{number}</td>
            <td>{lines}</td>
            <td>
              <When at={firstAt} />
            </td>
            <td>
              <When at={lastAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
