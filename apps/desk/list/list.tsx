import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { deviceClock } from "../../shared/clock.ts";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import { newsBetween } from "../notices/news.ts";
import { NoticeChoice } from "../notices/notice-choice.tsx";
import { type DeskState, mayDo } from "../state.ts";
import { talkToolWords } from "../talk/talk-tool-words.ts";
import { words } from "../words-ja.ts";
import { watchAim } from "./aim.ts";
import { type Arrangement, arrange, type Section, sections } from "./arrange.ts";
import { arrivals } from "./arrivals.ts";
import { ListFilter } from "./filter.tsx";
import { filterWords } from "./filter-words.ts";
import { hold } from "./hold.ts";
import { rowByKey, tabStop } from "./keys.ts";
import { counsellorsOf, everything, isEverything, narrow } from "./narrow.ts";
import { wordsOfRows } from "./row.ts";
import { ListRow } from "./row.tsx";

const closedAtFirst = 30;
const closedMore = 100;

type Props = { readonly desk: Desk; readonly state: DeskState; readonly now: Date };

export function List({ desk, state, now }: Props): VNode {
  const { list, shown } = state;
  const me = desk.self.id;
  // Who never holds one, like an official, has no section of their own.
  const holds = mayDo(desk.self, "consultation:claim");
  const shownSections = sections.filter((section) => holds || section !== "mine");
  const [, redraw] = useReducer((count: number, _: null) => count + 1, 0);
  const [aim] = useState(() => watchAim(deviceClock, () => redraw(null)));
  const [closedCount, setClosedCount] = useState(closedAtFirst);
  const [focused, setFocused] = useState<ConsultationId | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  const [filter, setFilter] = useState(everything);
  const seen = useMemo(() => narrow(list, filter), [list.rows, filter]);
  const truth = useMemo(() => arrange(seen, me), [seen, me]);
  const before = useRef<Arrangement>(truth);
  const held = hold(before.current, truth, aim.now());
  before.current = held.drawn;
  const { drawn } = held;
  const late = held.late.filter((id) => list.rows.get(id)?.state === "waiting").length;
  const stop = tabStop(drawn, focused, shown);
  const inWords = wordsOfRows(state, me, now);

  const heard = useRef(list);
  const [news, setNews] = useState<readonly number[]>([]);
  const [handed, setHanded] = useState<readonly number[]>([]);
  const [gone, setGone] = useState<readonly number[]>([]);
  useEffect(() => {
    const numbers = arrivals(heard.current, list);
    const { handedOver: given, movedOn } = newsBetween(heard.current, list, me);
    if (movedOn.length > 0) setGone(movedOn.flatMap((id) => list.rows.get(id)?.number ?? []));
    heard.current = list;
    if (given.length > 0) setHanded(given.flatMap((id) => list.rows.get(id)?.number ?? []));
    if (numbers.length > 0) setNews(numbers);
  }, [list]);

  /** A row that went to another section is another element: the focus goes with it. */
  useLayoutEffect(() => {
    if (focused && document.activeElement === document.body) focusRow(focused);
  }, [drawn]);

  function focusRow(id: ConsultationId): void {
    scroller.current?.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const beside = isPressed(event, "open-beside") ? rowOf(event) : null;
    if (beside) {
      event.preventDefault();
      desk.showBeside(beside);
      return;
    }
    const to = isPressed(event, "move") ? rowByKey(drawn, rowOf(event) ?? stop, event.key) : null;
    if (!to) return;
    event.preventDefault();
    focusRow(to);
  }

  function onFocusOut({ target }: FocusEvent): void {
    queueMicrotask(() => {
      const left = !scroller.current?.contains(document.activeElement);
      if (left && target instanceof Element && target.isConnected) setFocused(null);
    });
  }

  function rows(section: Section): VNode {
    const ids = section === "closed" ? drawn.closed.slice(0, closedCount) : drawn[section];
    const hidden = section === "closed" ? drawn.closed.length - ids.length : 0;
    if (ids.length === 0) {
      return (
        <p class="list-empty">
          {list.after === null
            ? words.starting
            : isEverything(filter)
              ? words.list.empty[section]
              : filterWords.none}
        </p>
      );
    }
    return (
      <>
        <ul>
          {ids.map((id) => {
            const row = inWords(id);
            const shownAs = id === shown ? "worked-in" : state.panes.includes(id) ? "beside" : null;
            return row && <ListRow key={id} id={id} {...row} shownAs={shownAs} tabStop={id === stop} />;
          })}
        </ul>
        {hidden > 0 && (
          <button
            class="quiet list-more"
            type="button"
            onClick={() => setClosedCount(closedCount + closedMore)}
          >
            {words.list.more(Math.min(hidden, closedMore))}
          </button>
        )}
      </>
    );
  }

  return (
    <section class="list" id="list" aria-labelledby="list-heading" tabIndex={-1}>
      <div class="list-top">
        <h2 id="list-heading" tabIndex={-1}>
          {words.list.heading}
        </h2>
        {late > 0 && <p class="list-late">{words.list.late(late)}</p>}
        <NoticeChoice />
      </div>
      <ListFilter
        filter={filter}
        set={setFilter}
        of={list.rows.size}
        seen={seen.rows.size}
        names={state.names}
        counsellors={useMemo(() => counsellorsOf(list), [list.rows])}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the rows are buttons, heard here in one place. */}
      <div
        class="list-scroll"
        ref={scroller}
        onClick={(event) => {
          const id = rowOf(event);
          if (!id) return;
          if (event.shiftKey || event.ctrlKey || event.metaKey) desk.showBeside(id);
          else desk.show(id);
        }}
        onKeyDown={onKeyDown}
        onFocusIn={(event) => setFocused(rowOf(event))}
        onFocusOut={onFocusOut}
        onPointerMove={(event) => aim.over(rowOf(event))}
        onPointerLeave={() => aim.leave()}
      >
        {shownSections.map((section) => (
          <section class="list-section" key={section} aria-labelledby={`list-${section}`}>
            <h3 id={`list-${section}`}>
              {section === "others" && !holds ? talkToolWords.list.heldByAny : words.list.sections[section]}{" "}
              {/* Before the list has come nobody knows that there are none. */}
              {list.after !== null && (
                <span class="list-count">{words.list.count(truth[section].length)}</span>
              )}
            </h3>
            {rows(section)}
          </section>
        ))}
      </div>
      <p class="unseen" aria-live="polite">
        {news.length > 0 && words.list.arrived(news)}
        {gone.map((number) => words.list.movedOn(number))}
        {handed.map((number) => talkToolWords.list.handedOverNews(number))}
      </p>
    </section>
  );
}

function rowOf(event: Event): ConsultationId | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
  return (row?.dataset["id"] as ConsultationId | undefined) ?? null;
}
