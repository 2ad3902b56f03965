import type { Purpose } from "../../../domain/audit.ts";
import type { Clock } from "../../shared/clock.ts";
import { takeParts } from "../parts-file/take-parts.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";

export type ExportState =
  | { readonly at: "nothing"; readonly stopped: boolean; readonly trouble: Failure["code"] | null }
  | { readonly at: "beginning" }
  | { readonly at: "running"; readonly done: number; readonly all: number; readonly waiting: boolean }
  /** Kept until the sign-in ends, wherever one goes at the desk. */
  | { readonly at: "ready"; readonly name: string; readonly all: number; readonly file: Blob };

export type ExportFile = {
  readonly store: Store<ExportState>;
  begin(asked: { from: string; to: string; purpose: Purpose }): Promise<void>;
  /** What was fetched so far is thrown away: half a file could not be verified. */
  stop(): void;
  /** Makes room for another one. */
  forget(): void;
};

const nothing = { at: "nothing", stopped: false, trouble: null } as const;

/** [AU-11] Fetches a period part by part. A network that fails is waited for; nothing is fetched twice. */
export function openExportFile(call: Call, clock: Clock): ExportFile {
  const store = createStore<ExportState>(nothing);
  let turn = 0;

  async function fetchParts(begun: { export: number; first: number; last: number; name: string }) {
    const mine = turn;
    const all = begun.last - begun.first + 1;
    let done = 0;
    const say = (waiting: boolean): void => store.set(() => ({ at: "running", done, all, waiting }));
    say(false);
    const parts = await takeParts({
      clock,
      ask: (after: number | null) => call("/api/audit/export-part", { export: begun.export, after }),
      keep: ({ text }) => new Blob([text]),
      isOver: () => mine !== turn,
      say({ part, waiting }) {
        if (part?.next) done = part.next - begun.first + 1;
        say(waiting);
      },
    });
    if (parts === null) return;
    if ("code" in parts) store.set(() => ({ ...nothing, trouble: parts.code }));
    else {
      const file = new Blob([...parts], { type: "application/jsonl" });
      store.set(() => ({ at: "ready", name: begun.name, all, file }));
    }
  }

  return {
    store,
    async begin(asked) {
      const mine = ++turn;
      store.set(() => ({ at: "beginning" }));
      const answer = await call("/api/audit/export", asked);
      if (mine !== turn) return;
      if (answer.ok) await fetchParts(answer.value);
      else store.set(() => ({ ...nothing, trouble: answer.code }));
    },
    stop() {
      turn += 1;
      store.set(() => ({ ...nothing, stopped: true }));
    },
    forget() {
      turn += 1;
      store.set(() => nothing);
    },
  };
}

const kept = new WeakMap<Call, ExportFile>();

/** The one of this sign-in: it goes on while its person is elsewhere at the desk. */
export function exportFileOf(call: Call, clock: Clock): ExportFile {
  const known = kept.get(call) ?? openExportFile(call, clock);
  kept.set(call, known);
  return known;
}
