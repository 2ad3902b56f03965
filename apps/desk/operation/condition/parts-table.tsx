import type { VNode } from "preact";
import { When } from "../../when.tsx";
import { type Condition, sayFound } from "./say.ts";
import { words } from "./words-ja.ts";

type Props = { readonly condition: Condition; readonly onIncident: (id: string) => void };

/** What the drawing shows, and what is wrong with each part since when. */
export function PartsTable({ condition, onIncident }: Props): VNode {
  const said = words.table;
  return (
    <table class="condition-table" aria-label={words.heading}>
      <thead>
        <tr>
          <th scope="col">{said.part}</th>
          <th scope="col">{said.state}</th>
          <th scope="col">{said.found}</th>
        </tr>
      </thead>
      <tbody>
        {condition.parts.map(({ part, state, alarms }) => (
          <tr key={part}>
            <th scope="row">{words.parts[part]}</th>
            <td>
              <span class={state === "wrong" ? "mark bad" : state === "well" ? "mark good" : "mark"}>
                {words.states[state]}
              </span>
            </td>
            <td>
              {sayFound(part, condition)}
              <Wrong
                ringing={condition.ringing.filter(({ name }) => alarms.includes(name))}
                {...{ onIncident }}
              />
              {part === "process" && <Missed processes={condition.processes} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Wrong({
  ringing,
  onIncident,
}: Pick<Condition, "ringing"> & Pick<Props, "onIncident">): VNode | null {
  if (ringing.length === 0) return null;
  return (
    <ul class="condition-wrong">
      {ringing.map(({ id, name, place, rangAt, incident }) => (
        <li key={id}>
          <p>
            <When at={rangAt} />
            {words.fromThen} {words.alarm(name)}
            {place !== "" && <span class="hint">　{words.ofMachine(place)}</span>}
          </p>
          {incident !== null && (
            <button
              type="button"
              aria-label={`${words.toIncident}: ${words.alarm(name)}`}
              onClick={() => onIncident(incident)}
            >
              {words.toIncident}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Missed({ processes }: Pick<Condition, "processes">): VNode | null {
  const missed = processes.filter((one) => one.missed);
  if (missed.length === 0) return null;
  return (
    <ul class="condition-wrong">
      {missed.map(({ place, beganAt, seenAt }) => (
        <li key={`${place} ${beganAt}`}>
          <p>
            <When at={seenAt} />
            {words.fromThen} {words.missed}
            <span class="hint">　{words.ofMachine(place)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
