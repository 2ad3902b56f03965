import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { useStore } from "../use-store.ts";
import { LateList } from "./late-list.tsx";
import { freePlaces, lateOf, loadsOf } from "./loads.ts";
import { People } from "./people.tsx";
import "./team.css";
import { words } from "./words-ja.ts";

/** 見守り: who is there, how much each holds, and who has waited for too long. Live, by what the desk is told anyway. */
export function TeamPlace({ desk, call, now }: PlaceProps): VNode {
  const { team, list, names } = useStore(desk.store, (all) => all);
  const loads = useMemo(() => (team ? loadsOf(team, list) : []), [team, list]);
  const late = useMemo(() => (team ? lateOf(team, list, now) : []), [team, list, now]);
  if (!team)
    return (
      <>
        <PlaceHeading text={words.heading} />
        <p class="place-loading" role="status">
          {words.loading}
        </p>
      </>
    );
  const around = { desk, call, people: team.people };
  const waiting = [...list.rows.values()].filter(({ state }) => state === "waiting").length;
  const there = loads.filter(({ capacity }) => capacity !== null).length;
  return (
    <div class="wide team">
      <PlaceHeading text={words.heading} />
      <p class="hint">{words.lead}</p>
      <dl class="team-figures">
        <div>
          <dt>{words.waiting}</dt>
          <dd>{words.consultations(waiting)}</dd>
        </div>
        <div>
          <dt>{words.onDuty}</dt>
          <dd>{words.people(there)}</dd>
        </div>
        <div>
          <dt>{words.free}</dt>
          <dd>{there === 0 ? words.none : words.consultations(freePlaces(loads))}</dd>
        </div>
      </dl>
      <section class="place-section" aria-labelledby="team-late">
        <h2 id="team-late">{words.late(team.alarmMinutes)}</h2>
        <LateList around={around} late={late} names={names} now={now} />
      </section>
      <section class="place-section" aria-labelledby="team-people">
        <h2 id="team-people">{words.peopleHeading}</h2>
        <p class="hint">{words.lookHint}</p>
        {loads.length === 0 ? <p>{words.nobody}</p> : <People around={around} loads={loads} now={now} />}
      </section>
    </div>
  );
}
