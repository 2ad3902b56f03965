import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FoundMessage } from "../../../contract/search.ts";
import type { StaffId } from "../../../domain/ids.ts";
import { isWritten } from "../../../domain/search-found.ts";
import { sayUnread } from "../failure-words.ts";
import "../fields.css";
import type { PlaceProps } from "../place-parts.tsx";
import { addressOf } from "../places.ts";
import type { Spot } from "../talk/point-to.ts";
import { useStore } from "../use-store.ts";
import { Results } from "./results.tsx";
import { type SearchState, searchOf } from "./run.ts";
import { SearchForm } from "./search-form.tsx";
import "./search.css";
import { words } from "./words-ja.ts";

/** 検索: in all that one may read. */
export function SearchPlace({ self, call, desk }: PlaceProps): VNode {
  const search = searchOf(call);
  const state = useStore(search.store, (all) => all);
  const names = useColleagues(call);
  const list = useRef<HTMLOListElement>(null);
  const toField = (): void => document.getElementById("search-term")?.focus();

  /** Back from a talk: on with the result that led there. */
  useLayoutEffect(() => {
    const { opened } = search.store.get();
    if (opened === null) toField();
    else list.current?.querySelectorAll("button")[opened]?.focus();
  }, []);

  function open(nth: number): void {
    const one = state.found[nth];
    if (!one) return;
    search.markOpened(nth);
    const { consultation, message, beside } = one;
    desk.goTo(consultation, message ? { seq: message.seq } : beside && spotOf(beside));
    if (beside?.what === "record") void desk.beside.open(consultation.id);
    location.hash = addressOf("consultations");
  }

  return (
    <>
      <h1 class="place-heading">{words.heading}</h1>
      <p class="hint search-lead">{words.lead}</p>
      <SearchForm
        search={search}
        state={state}
        people={names}
        toResults={() => list.current?.querySelector("button")?.focus()}
      />
      <p class="hint search-recorded">{words.recorded}</p>
      <section class="place-section" aria-labelledby="search-results">
        <h2 id="search-results">{words.results}</h2>
        <Standing state={state} />
        {state.found.length > 0 && (
          <>
            <p class="hint">{words.keys}</p>
            <Results
              {...{ list, names, open, toField }}
              found={state.found}
              opened={state.opened}
              me={self.id}
            />
          </>
        )}
      </section>
    </>
  );
}

/** A record stands in the column beside the talk, which is opened for it. */
function spotOf({ what, nth }: NonNullable<FoundMessage["beside"]>): Spot | null {
  if (!isWritten(what)) return { note: nth };
  return what === "record" ? null : { kept: what };
}

/** How far it is, or what came of it. Said aloud only at its end: a count that runs would be read for ever. */
function Standing({ state }: { readonly state: SearchState }): VNode {
  const { asked, running, found, progress, ended, trouble } = state;
  const count = found.length;
  if (trouble)
    return (
      <p class="trouble search-standing" role="alert">
        {trouble === "too-many" ? words.tooMany : sayUnread(trouble)}
      </p>
    );
  return (
    <div class="search-standing">
      {running && (
        <>
          <p>{progress ? words.running(progress.searched, progress.of) : words.beginning}</p>
          <progress
            aria-label={words.beginning}
            max={progress?.of || 1}
            value={progress ? progress.searched : undefined}
          />
          {count > 0 && <p class="search-count">{words.found(count)}</p>}
        </>
      )}
      <p role="status">
        {!asked && words.notYet}
        {ended && (count === 0 && ended === "all" ? words.none : words.ended[ended](count))}
      </p>
    </div>
  );
}

/** Everyone who may hold a consultation, by their names. */
function useColleagues(call: PlaceProps["call"]): ReadonlyMap<StaffId, string> {
  const [names, setNames] = useState<ReadonlyMap<StaffId, string>>(new Map());
  useEffect(() => {
    void call("/api/desk/colleagues", {}).then((answer) => {
      if (answer.ok)
        setNames(new Map(answer.value.colleagues.map(({ id, displayName }) => [id, displayName])));
    });
  }, [call]);
  return names;
}
