import type { Clock } from "../../shared/clock.ts";
import { takeParts } from "../parts-file/take-parts.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";

export type JobState =
  | { readonly at: "nothing"; readonly stopped: boolean; readonly trouble: Failure["code"] | null }
  | { readonly at: "running"; readonly rows: number; readonly waiting: boolean }
  | { readonly at: "ready"; readonly name: string; readonly rows: number; readonly file: Blob };

export type Job = {
  readonly store: Store<JobState>;
  take(id: string, name: string): Promise<void>;
  /** What was taken so far is thrown away. */
  stop(): void;
  forget(): void;
};

const nothing = { at: "nothing", stopped: false, trouble: null } as const;

/** One file at a time, part by part. */
function openJob(call: Call, clock: Clock): Job {
  const store = createStore<JobState>(nothing);
  let turn = 0;
  return {
    store,
    async take(id, name) {
      const mine = ++turn;
      let rows = 0;
      store.set(() => ({ at: "running", rows, waiting: false }));
      const parts = await takeParts({
        clock,
        async ask(after: string | null) {
          const answer = await call("/api/export/part", { export: id, after });
          if (answer.ok && mine === turn) rows += answer.value.rows;
          return answer;
        },
        isOver: () => mine !== turn,
        say: ({ waiting }) => store.set(() => ({ at: "running", rows, waiting })),
      });
      if (parts === null) return;
      if ("code" in parts) store.set(() => ({ ...nothing, trouble: parts.code }));
      else store.set(() => ({ at: "ready", name, rows, file: new Blob([...parts], { type: "text/csv" }) }));
    },
    stop() {
      turn++;
      store.set(() => ({ ...nothing, stopped: true }));
    },
    forget() {
      turn++;
      store.set(() => nothing);
    },
  };
}

const kept = new WeakMap<Call, Job>();

/** The one of this sign-in: it goes on while its person is elsewhere at the desk. */
export function jobOf(call: Call, clock: Clock): Job {
  const known = kept.get(call) ?? openJob(call, clock);
  kept.set(call, known);
  return known;
}
