import type { VNode } from "preact";
import { nameOf } from "../list/row.ts";
import { waitingTime } from "../list/waiting-time.ts";
import type { PlaceProps } from "../place-parts.tsx";
import type { DeskState } from "../state.ts";
import type { UnansweredSeen } from "./read-today.ts";
import { words } from "./words-ja.ts";

type Props = Pick<PlaceProps, "now" | "openConsultation"> & {
  readonly seen: UnansweredSeen;
  readonly state: DeskState;
};

/** Who waits for words of ours, the longest first; by whom they should come. */
export function Unanswered({ seen: { of, unanswered }, state, now, openConsultation }: Props): VNode {
  const said = words.unanswered;
  const [longest] = unanswered;
  if (!longest) return <p>{said.none}</p>;
  const ago = (since: string): string => waitingTime(since, now.getTime());
  return (
    <>
      <p>{said.of(of.toLocaleString("ja-JP"), ago(longest.since))}</p>
      {of > unanswered.length && <p class="hint">{said.first(unanswered.length.toLocaleString("ja-JP"))}</p>}
      <table class="today-unanswered" aria-label={said.heading}>
        <thead>
          <tr>
            <th scope="col">{said.number}</th>
            <th scope="col">{said.since}</th>
            <th scope="col">{said.counsellor}</th>
          </tr>
        </thead>
        <tbody>
          {unanswered.map(({ consultation, number, counsellor, since }) => (
            <tr key={consultation}>
              <td>
                <button type="button" onClick={() => openConsultation(consultation)}>
                  {words.open(number)}
                </button>
              </td>
              <td>
                <time dateTime={since}>{ago(since)}</time>
              </td>
              <td>{counsellor ? nameOf(counsellor, state.names) : said.nobody}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
