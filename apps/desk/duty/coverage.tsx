import type { VNode } from "preact";
import type { Hours } from "../../../domain/calendar.ts";
import { coverageWithin, type DutyPlan } from "../../../domain/duty.ts";
import { type Day, minutesADay, weekdayOf } from "../../../domain/japan-time.ts";
import { hoursText } from "../reception/hours-text.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly plan: DutyPlan;
  readonly reception: readonly { readonly day: Day; readonly hours: Hours }[];
};

/** [DU-2] A strip a day: how many are there through the reception's hours, and where nobody is. */
export function CoverageStrips({ plan, reception }: Props): VNode {
  const days = reception.map(({ day, hours }) => ({ day, pieces: coverageWithin(plan, day, hours) }));
  const all = days.flatMap(({ pieces }) => pieces);
  const from = Math.min(...all.map(({ opens }) => opens), minutesADay);
  const until = Math.max(...all.map(({ closes }) => closes), 0);
  const gaps = all.filter(({ people }) => people === 0).length;
  return (
    <>
      <p class={gaps > 0 ? "duty-gaps" : "hint"} role="status">
        {gaps > 0 ? words.gaps(gaps) : words.noGaps}
      </p>
      <ul class="duty-strips">
        {days.map(({ day, pieces }) => (
          <li key={day}>
            <span class="duty-date">
              {Number(day.slice(5, 7))}/{Number(day.slice(8))} {words.weekdays[weekdayOf(day)]}
            </span>
            {pieces.length === 0 ? (
              <span class="hint">{words.noReception}</span>
            ) : (
              <span class="duty-strip">
                {pieces.map(({ opens, closes, people, capacity }) => {
                  const said = words.piece(hoursText([{ opens, closes }]), people, capacity);
                  return (
                    <span
                      key={opens}
                      class={people === 0 ? "duty-piece duty-gap" : "duty-piece"}
                      title={said}
                      style={`left:${share(opens - from)}%;width:${share(closes - opens)}%`}
                    >
                      <span aria-hidden="true">{people === 0 ? words.nobody : words.people(people)}</span>
                      <span class="unseen">{said}</span>
                    </span>
                  );
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );

  function share(minutes: number): number {
    return Math.round((minutes / (until - from)) * 10_000) / 100;
  }
}
