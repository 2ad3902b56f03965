import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConsultationId, StaffId } from "../../../domain/ids.ts";
import { wordsOfRows } from "../list/row.ts";
import { waitingTime } from "../list/waiting-time.ts";
import type { DeskState } from "../state.ts";
import { Choice } from "./choice.tsx";
import { awaitsReply, holdTalks, type Risks } from "./watching.ts";
import { words } from "./words-ja.ts";

const atFirst = 60;
const more = 120;

type Props = {
  readonly talks: readonly ConsultationId[];
  readonly watched: readonly ConsultationId[];
  readonly state: DeskState;
  readonly me: StaffId;
  readonly now: Date;
  readonly risks: Risks | null;
  /** Since when words of theirs wait for ours. */
  readonly unanswered: ReadonlyMap<ConsultationId, string>;
  readonly toggle: (id: ConsultationId) => void;
};

/** What can be watched. It is one stop of the Tab key; from there the arrows lead on. */
export function Choices({ talks, watched, state, me, now, risks, unanswered, toggle }: Props): VNode {
  const [count, setCount] = useState(atFirst);
  const [focused, setFocused] = useState<ConsultationId | null>(null);
  const box = useRef<HTMLUListElement>(null);
  const aimed = useRef(false);
  const before = useRef(talks);
  const all = holdTalks(before.current, talks, state.list, aimed.current);
  useLayoutEffect(() => {
    before.current = all;
  });
  const drawn = all.slice(0, count);
  const stop = focused && drawn.includes(focused) ? focused : drawn[0];
  const inWords = wordsOfRows(state, me, now);

  function onKeyDown(event: KeyboardEvent): void {
    const from = drawn.indexOf(idOf(event) ?? ("" as ConsultationId));
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: drawn.length - 1 }[event.key];
    const next = to === undefined || from < 0 ? undefined : drawn[to];
    if (!next) return;
    event.preventDefault();
    box.current?.querySelector<HTMLElement>(`[data-id="${next}"]`)?.focus();
  }

  return (
    <>
      <ul
        class="live-choices"
        ref={box}
        aria-label={words.talks}
        onClick={(event) => {
          const id = idOf(event);
          if (id) toggle(id);
        }}
        onKeyDown={onKeyDown}
        onFocusIn={(event) => {
          aimed.current = true;
          setFocused(idOf(event));
        }}
        onFocusOut={() => {
          aimed.current = false;
        }}
        onPointerEnter={() => {
          aimed.current = true;
        }}
        onPointerLeave={() => {
          aimed.current = false;
        }}
      >
        {drawn.map((id) => {
          const row = state.list.rows.get(id);
          const said = inWords(id);
          if (!row || !said) return null;
          const since = awaitsReply(row) ? unanswered.get(id) : undefined;
          return (
            <Choice
              key={id}
              {...{ id, ...said, pressed: watched.includes(id), tabStop: id === stop }}
              waits={since === undefined ? null : waitingTime(since, now.getTime())}
              risk={risks?.get(id) ?? null}
            />
          );
        })}
      </ul>
      {all.length > drawn.length && (
        <button type="button" class="quiet" onClick={() => setCount(count + more)}>
          {words.more(Math.min(more, all.length - drawn.length))}
        </button>
      )}
    </>
  );
}

function idOf(event: Event): ConsultationId | null {
  const choice = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
  return (choice?.dataset["id"] as ConsultationId | undefined) ?? null;
}
