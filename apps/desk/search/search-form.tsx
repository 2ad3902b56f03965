import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { StaffId } from "../../../domain/ids.ts";
import { longestTerm } from "../../../domain/search.ts";
import { askedOf, countChosen, type Form, type FormTrouble } from "./form.ts";
import type { Search, SearchState } from "./run.ts";
import { SearchFields } from "./search-fields.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly search: Search;
  readonly state: SearchState;
  readonly people: ReadonlyMap<StaffId, string>;
  /** ↓ in the field: to the first result. */
  readonly toResults: () => void;
};

export function SearchForm({ search, state: { form, running }, people, toResults }: Props): VNode {
  const [trouble, setTrouble] = useState<FormTrouble | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const set = (change: Partial<Form>): void => search.fill({ ...form, ...change });
  const chosen = countChosen(form);
  useLayoutEffect(() => field.current?.select(), []);

  function submit(event: Event): void {
    event.preventDefault();
    const asked = askedOf(form);
    setTrouble(typeof asked === "string" ? asked : null);
    if (typeof asked !== "string") void search.start(asked);
    else field.current?.focus();
  }

  return (
    <search aria-label={words.label}>
      <form class="search-form" onSubmit={submit} noValidate>
        <div class="search-line">
          <label class="field">
            <span class="field-label">{words.term}</span>
            <input
              id="search-term"
              ref={field}
              autofocus
              autocomplete="off"
              enterkeyhint="search"
              maxLength={longestTerm * 2}
              value={form.term}
              aria-describedby="search-hint search-trouble"
              onInput={(event) => set({ term: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.isComposing) return;
                if (event.key === "ArrowDown") {
                  event.preventDefault();
                  toResults();
                } else if (event.key === "Escape" && running) search.stop();
              }}
            />
          </label>
          <button class="main" type="submit">
            {words.submit}
          </button>
          {running && (
            <button type="button" onClick={search.stop}>
              {words.stop}
            </button>
          )}
        </div>
        <p class="hint" id="search-hint">
          {words.termHint}
        </p>
        <p class="trouble" id="search-trouble" role="alert">
          {trouble && words.trouble[trouble]}
        </p>
        <details class="search-filter" open={chosen > 0}>
          <summary>{words.chosen(chosen)}</summary>
          <SearchFields search={search} form={form} people={people} />
        </details>
      </form>
    </search>
  );
}
