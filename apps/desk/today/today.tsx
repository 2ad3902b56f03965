import type { ComponentChildren, VNode } from "preact";
import { useState } from "preact/hooks";
import type { OpenUrgentCall } from "../../../contract/sync.ts";
import "../figures/figures.css";
import { nameOf } from "../list/row.ts";

import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { addressOf, type PlaceId } from "../places.ts";
import type { DeskState } from "../state.ts";
import { useStore } from "../use-store.ts";
import { When } from "../when.tsx";
import { LiveLater } from "./live-later.tsx";
import { Numbers } from "./numbers.tsx";
import { type Alarms, useAlarms, useUnanswered } from "./read-today.ts";
import "./today.css";
import { Unanswered } from "./unanswered.tsx";
import { words } from "./words-ja.ts";

/** 今日: where the city begins its day, and where it watches what goes on. */
export function TodayPlace(props: PlaceProps): VNode {
  const [isLive, setLive] = useState(false);
  return (
    <div class="today wide">
      <PlaceHeading text={words.heading} />
      <nav class="today-tabs" aria-label={words.tabs.label}>
        <ul>
          {[false, true].map((one) => (
            <li key={String(one)}>
              <button
                type="button"
                aria-current={one === isLive ? "true" : undefined}
                onClick={() => setLive(one)}
              >
                {one ? words.tabs.live : words.tabs.all}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      {isLive ? <LiveLater {...props} /> : <AtAGlance {...props} />}
    </div>
  );
}

/** What burns first, then who waits, then the numbers. */
function AtAGlance({ self, call, desk, now, openConsultation }: PlaceProps): VNode {
  const state = useStore(desk.store, (all) => all);
  const alarms = useAlarms(call, self.id);
  const { seen, trouble } = useUnanswered(call);
  return (
    <div class="today-parts">
      <Part id="today-calls" heading={words.calls.heading}>
        <Calls calls={state.urgent.calls} {...{ state, openConsultation }} />
      </Part>
      <Part id="today-alarms" heading={words.alarms.heading}>
        <AlarmList alarms={alarms} />
      </Part>
      <Part id="today-unanswered" heading={words.unanswered.heading}>
        <p class="trouble" role="alert">
          {trouble}
        </p>
        {seen ? (
          <Unanswered {...{ seen, state, now, openConsultation }} />
        ) : (
          !trouble && <p role="status">{words.loading}</p>
        )}
      </Part>
      <Part id="today-numbers" heading={words.numbers.heading}>
        <Numbers {...{ call, now, state, openConsultation }} />
      </Part>
    </div>
  );
}

function Part(props: {
  readonly id: string;
  readonly heading: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section class="today-part" aria-labelledby={props.id}>
      <h2 id={props.id}>{props.heading}</h2>
      {props.children}
    </section>
  );
}

type CallsProps = Pick<PlaceProps, "openConsultation"> & {
  readonly calls: readonly OpenUrgentCall[];
  readonly state: DeskState;
};

function Calls({ calls, state, openConsultation }: CallsProps): VNode {
  const said = words.calls;
  if (calls.length === 0) return <p>{said.none}</p>;
  return (
    <ul class="today-calls">
      {calls.map(({ call, consultation, number, calledAt, takenBy }) => (
        <li key={call}>
          <button type="button" onClick={() => openConsultation(consultation)}>
            {words.open(number)}
          </button>
          <span>
            <When at={calledAt} />
            {said.call}・<strong>{takenBy ? said.taken(nameOf(takenBy, state.names)) : said.ringing}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}

function AlarmList({ alarms }: { readonly alarms: Alarms | "unread" | null }): VNode {
  const said = words.alarms;
  if (alarms === "unread") return <p class="trouble">{said.unread}</p>;
  if (!alarms) return <p role="status">{words.loading}</p>;
  const lines: readonly (readonly [PlaceId, string])[] = [
    ...(alarms.approvals > 0 ? ([["approvals", said.approvals(alarms.approvals)]] as const) : []),
    ...(alarms.deletions > 0 ? ([["deletions", said.deletions(alarms.deletions)]] as const) : []),
    ...(alarms.exports ? ([["exports", alarms.exports]] as const) : []),
    ...(alarms.line ? ([["line", said.line]] as const) : []),
  ];
  if (lines.length === 0) return <p>{said.none}</p>;
  return (
    <ul class="today-alarms">
      {lines.map(([place, line]) => (
        <li key={place}>
          <a href={addressOf(place)}>{line}</a>
        </li>
      ))}
    </ul>
  );
}
