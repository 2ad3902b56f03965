import type { Api } from "../../../contract/api.ts";
import type { Column } from "../../../domain/columns.ts";
import { csvLine } from "../../../domain/csv.ts";
import type { Clock } from "../../shared/clock.ts";
import { takeParts } from "../parts-file/take-parts.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";

/** What was taken, on the disk where it is large: as a CSV file, and as its rows, part by part. */
export type Taken = {
  /** Of the file, without its ending. */
  readonly name: string;
  /** What it is called in the file. */
  readonly title: string;
  readonly count: number;
  readonly columns: readonly Column[];
  readonly csv: Blob;
  readonly parts: readonly Blob[];
};

export type JobState =
  | { readonly at: "nothing"; readonly stopped: boolean; readonly trouble: Failure["code"] | null }
  | { readonly at: "running"; readonly rows: number; readonly waiting: boolean }
  | { readonly at: "ready"; readonly taken: Taken };

export type Job = {
  readonly store: Store<JobState>;
  take(id: string, names: Pick<Taken, "name" | "title">): Promise<void>;
  /** What was taken so far is thrown away. */
  stop(): void;
  forget(): void;
};

type Part = Api["/api/export/part"]["output"];

const nothing = { at: "nothing", stopped: false, trouble: null } as const;
const csvBegin = "\ufeff";

/** One file at a time, part by part. */
function openJob(call: Call, clock: Clock): Job {
  const store = createStore<JobState>(nothing);
  let turn = 0;
  return {
    store,
    async take(id, names) {
      const mine = ++turn;
      let count = 0;
      let columns: Part["columns"] = [];
      store.set(() => ({ at: "running", rows: count, waiting: false }));
      const kept = await takeParts({
        clock,
        ask: (after: string | null) => call("/api/export/part", { export: id, after }),
        keep(part: Part) {
          const isFirst = columns.length === 0;
          columns = part.columns;
          count += part.rows.length;
          const heading = isFirst ? csvBegin + csvLine(columns.map(({ name }) => name)) : "";
          return {
            csv: new Blob([heading, ...part.rows.map(csvLine)]),
            rows: new Blob([JSON.stringify(part.rows)]),
          };
        },
        isOver: () => mine !== turn,
        say: ({ waiting }) => store.set(() => ({ at: "running", rows: count, waiting })),
      });
      if (kept === null) return;
      if ("code" in kept) return store.set(() => ({ ...nothing, trouble: kept.code }));
      const csv = new Blob(
        kept.map((one) => one.csv),
        { type: "text/csv" },
      );
      const taken = { ...names, count, columns, csv, parts: kept.map(({ rows }) => rows) };
      store.set(() => ({ at: "ready", taken }));
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
