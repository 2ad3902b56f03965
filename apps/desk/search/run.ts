import type { FoundMessage, SearchFrame } from "../../../contract/search.ts";
import { post } from "../../shared/call.ts";
import { followFrames } from "../follow-frames.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";
import { type Asked, emptyForm, type Form } from "./form.ts";

export type SearchState = {
  /** What stands in the form, for whoever comes back to it. */
  readonly form: Form;
  /** Null before the first search. */
  readonly asked: Asked | null;
  readonly running: boolean;
  readonly found: readonly FoundMessage[];
  readonly progress: { readonly searched: number; readonly of: number } | null;
  /** How it ended: stopped by the person, or cut off by the network; null while it runs, or where it failed. */
  readonly ended: "all" | "most" | "time" | "stopped" | "cut" | null;
  readonly trouble: Failure["code"] | null;
  /** Which result was opened last. */
  readonly opened: number | null;
};

export type Search = {
  readonly store: Store<SearchState>;
  fill(form: Form): void;
  start(asked: Asked): Promise<void>;
  /** Closes the request: the server goes on no further. */
  stop(): void;
  markOpened(nth: number): void;
};

const nothing: SearchState = {
  ...{ form: emptyForm, asked: null, running: false, found: [], progress: null },
  ...{ ended: null, trouble: null, opened: null },
};
/** Longer than the server looks. */
const patienceMillis = 75_000;

const searches = new WeakMap<Call, Search>();

/** One for each sign-in: what was found stays while one looks at a talk, and goes with the person. */
export function searchOf(call: Call): Search {
  const known = searches.get(call) ?? openSearch(call);
  searches.set(call, known);
  return known;
}

export function openSearch(call: Call, ask: typeof post = post): Search {
  const store = createStore(nothing);
  const set = (next: Partial<SearchState>): void => store.set((state) => ({ ...state, ...next }));
  let current: AbortController | null = null;

  function take(frame: SearchFrame): boolean {
    if (frame.t === "found") store.set((state) => ({ ...state, found: [...state.found, frame] }));
    if (frame.t === "progress") set({ progress: { searched: frame.searched, of: frame.of } });
    if (frame.t === "done") set({ running: false, ended: frame.why });
    return frame.t === "done";
  }

  async function start(asked: Asked): Promise<void> {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    set({ asked, running: true, found: [], progress: null, ended: null, trouble: null, opened: null });
    const ended = await followFrames({
      ...{ call, ask, path: "/api/desk/search", input: asked, take },
      ...{ signal: mine.signal, timeoutMillis: patienceMillis },
    });
    if (current !== mine || ended === "whole") return;
    if (ended === "cut") set({ running: false, ended });
    else set({ running: false, trouble: ended.code });
  }

  return {
    store,
    fill: (form) => set({ form }),
    start,
    stop() {
      current?.abort();
      current = null;
      store.set((state) => (state.running ? { ...state, running: false, ended: "stopped" } : state));
    },
    markOpened: (opened) => set({ opened }),
  };
}
