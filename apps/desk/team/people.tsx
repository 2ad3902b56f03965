import type { VNode } from "preact";
import { waitingTime } from "../list/waiting-time.ts";
import type { Load } from "./loads.ts";
import { type Around, RowActs } from "./row-acts.tsx";
import { words } from "./words-ja.ts";

type Props = { readonly around: Around; readonly loads: readonly Load[]; readonly now: Date };

/** A row a person, and below it what they hold. */
export function People({ around, loads, now }: Props): VNode {
  return (
    <table class="team-people">
      <thead>
        <tr>
          {[words.name, words.desk, words.duty, words.load, words.unread, words.longest].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {loads.map((load) => (
        <Person key={load.staff} around={around} load={load} now={now} />
      ))}
    </table>
  );
}

function Person({
  around,
  load,
  now,
}: {
  readonly around: Around;
  readonly load: Load;
  readonly now: Date;
}): VNode {
  const { displayName, isOnline, capacity, held, unread, unansweredSince } = load;
  const isFull = capacity !== null && held.length >= capacity;
  const isLeft = !isOnline && held.length > 0;
  return (
    <tbody>
      <tr>
        <th scope="row" title={displayName}>
          {displayName}
        </th>
        <td data-head={words.desk} class={isLeft ? "team-alarm" : undefined}>
          {isLeft ? words.left : isOnline ? words.online : words.offline}
        </td>
        <td data-head={words.duty}>{capacity === null ? words.off : words.on}</td>
        <td data-head={words.load}>
          <span class="team-load">
            {words.loadOf(held.length, capacity)}
            {capacity !== null && (
              <span class="team-bar" aria-hidden="true">
                <span style={`width:${Math.min(100, Math.round((held.length / capacity) * 100))}%`} />
              </span>
            )}
            {isFull && <span class="team-full">{words.full}</span>}
          </span>
        </td>
        <td data-head={words.unread}>{unread > 0 ? words.consultations(unread) : words.none}</td>
        <td data-head={words.longest}>
          {unansweredSince ? waitingTime(unansweredSince, now.getTime()) : words.none}
        </td>
      </tr>
      {held.length > 0 && (
        <tr class="team-held">
          <td colSpan={6}>
            <ul aria-label={words.heldBy(displayName)}>
              {held.map((row) => (
                <li key={row.id}>
                  {words.number(row.number)} <RowActs {...around} row={row} />
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}
