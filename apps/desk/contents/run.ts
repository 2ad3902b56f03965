import type { Api } from "../../../contract/api.ts";
import type { School, Topic } from "../../../domain/attributes.ts";
import type { Purpose } from "../../../domain/audit.ts";
import { post } from "../../shared/call.ts";
import { type FrameOf, followFrames } from "../follow-frames.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";

export type Asked = Omit<Api["/api/desk/analysis"]["input"], "skin">;
type Frame = FrameOf<"/api/desk/analysis">;
export type Analysed = Extract<Frame, { t: "analysed" }>;

export type ContentsState = {
  /** Whether the words are what is shown of 集計, for whoever comes back to it. */
  readonly isShown: boolean;
  readonly form: {
    readonly topic: Topic | "";
    readonly school: School | "";
    readonly purpose: Purpose | "";
  };
  /** Null before the first analysis. */
  readonly asked: Asked | null;
  readonly running: boolean;
  readonly progress: { readonly read: number; readonly of: number } | null;
  readonly found: Analysed | null;
  /** How it ended: stopped by the person, or cut off by the network; null while it runs, or where it failed. */
  readonly ended: "all" | "time" | "stopped" | "cut" | null;
  readonly trouble: Failure["code"] | null;
};

export type Contents = {
  readonly store: Store<ContentsState>;
  set(change: Partial<Pick<ContentsState, "isShown" | "form">>): void;
  start(asked: Asked): Promise<void>;
  /** Closes the request: the server goes on no further. */
  stop(): void;
};

const nothing: ContentsState = {
  ...{ isShown: false, form: { topic: "", school: "", purpose: "" }, asked: null, running: false },
  ...{ progress: null, found: null, ended: null, trouble: null },
};
/** Longer than the server reads. */
const patienceMillis = 11 * 60_000;

const analyses = new WeakMap<Call, Contents>();

/** One for each sign-in: what was found stays while one looks somewhere else, and goes with the person. */
export function contentsOf(call: Call): Contents {
  const known = analyses.get(call) ?? openContents(call);
  analyses.set(call, known);
  return known;
}

export function openContents(call: Call, ask: typeof post = post): Contents {
  const store = createStore(nothing);
  const set = (next: Partial<ContentsState>): void => store.set((state) => ({ ...state, ...next }));
  let current: AbortController | null = null;

  function take(frame: Frame): boolean {
    if (frame.t === "analysed") set({ found: frame });
    if (frame.t === "progress") set({ progress: { read: frame.read, of: frame.of } });
    if (frame.t === "done") set({ running: false, ended: frame.why });
    return frame.t === "done";
  }

  return {
    store,
    set,
    async start(asked) {
      current?.abort();
      const mine = new AbortController();
      current = mine;
      set({ asked, running: true, found: null, progress: null, ended: null, trouble: null });
      const ended = await followFrames({
        ...{ call, ask, path: "/api/desk/analysis", input: asked, take },
        ...{ signal: mine.signal, timeoutMillis: patienceMillis },
      });
      if (current !== mine || ended === "whole") return;
      if (ended === "cut") set({ running: false, ended });
      else set({ running: false, trouble: ended.code });
    },
    stop() {
      current?.abort();
      current = null;
      store.set((state) => (state.running ? { ...state, running: false, ended: "stopped" } : state));
    },
  };
}
