import type { ComponentChildren, VNode } from "preact";
import type { OpenUrgentCall } from "../../../contract/sync.ts";
import { sayDay, sayName } from "../../../domain/figure-names.ts";
import { dayAfter, inJapan } from "../../../domain/japan-time.ts";
import { sayUnread } from "../failure-words.ts";
import "../figures/figures.css";
import { Columns } from "../figures/columns.tsx";
import { Overview } from "../figures/overview.tsx";
import { useFigures } from "../figures/read-figures.ts";
import { shownCounts } from "../figures/shown-counts.ts";
import { nameOf } from "../list/row.ts";
import { PlaceHeading, type PlaceProps, Unread } from "../place-parts.tsx";
import { addressOf, type PlaceId } from "../places.ts";
import type { DeskState } from "../state.ts";
import { useStore } from "../use-store.ts";
import { When } from "../when.tsx";
import { type Alarms, useAlarms, useUnanswered } from "./read-today.ts";
import "./today.css";
import { Unanswered } from "./unanswered.tsx";
import { words } from "./words-ja.ts";

/** 今日: where the city begins its day. What burns first, then who waits, then the numbers. */
export function TodayPlace({ self, call, desk, now, openConsultation }: PlaceProps): VNode {
  const state = useStore(desk.store, (all) => all);
  const alarms = useAlarms(call, self.id);
  const { seen, trouble } = useUnanswered(call);
  return (
    <div class="today wide">
      <PlaceHeading text={words.heading} />
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
          <Numbers {...{ call, now, state }} />
        </Part>
      </div>
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

type NumbersProps = Pick<PlaceProps, "call" | "now"> & { readonly state: DeskState };

function Numbers({ call, now, state: { list } }: NumbersProps): VNode {
  const said = words.numbers;
  const today = inJapan(now).day;
  const weekAgo = dayAfter(today, -7);
  const { read, trouble, readAgain } = useFigures(
    call,
    { from: today, to: today },
    { from: weekAgo, to: weekAgo },
  );
  const states = [...list.rows.values()].map(({ state }) => state);
  const countOf = (state: "waiting" | "active"): string =>
    said.now(states.filter((one) => one === state).length);
  return (
    <>
      <dl class="today-now">
        <dt>{said.waiting}</dt>
        <dd>{countOf("waiting")}</dd>
        <dt>{said.busy}</dt>
        <dd>{countOf("active")}</dd>
      </dl>
      {trouble && <Unread said={sayUnread(trouble)} readAgain={readAgain} />}
      {read && (
        <>
          <p class="hint">{said.beside(sayDay(weekAgo))}</p>
          <Columns
            what={said.hours}
            counts={shownCounts(read, "hour", false).counts}
            foot={(name) => sayName("hour", name)}
          />
          <Overview read={read} published={false} />
          <p class="hint">
            <a href={addressOf("figures")}>{said.more}</a>
          </p>
        </>
      )}
    </>
  );
}
