import type { Api } from "../../../contract/api.ts";
import { createStore, type Store } from "../store.ts";
import type { Call, Failure } from "../work.ts";
import type { Asked } from "./search.ts";

type Output = Api["/api/audit/search"]["output"];
export type Line = Output["lines"][number];
export type Names = {
  readonly staff: ReadonlyMap<string, string>;
  readonly consultations: ReadonlyMap<string, number>;
  /** What people wrote, by the id that a line names; null where it does not open. */
  readonly reasons: ReadonlyMap<string, string | null>;
};

export type Heat = { readonly asked: Asked; readonly hours: NonNullable<Output["hours"]> };

export type TrailState = {
  /** What the page on the screen was asked with; null before the first search. */
  readonly asked: Asked | null;
  /** Before which position each page up to this one begins. */
  readonly pages: readonly (number | null)[];
  /** How many lines each hour of the searched period has; null where it is too long to be counted. */
  readonly heat: Heat | null;
  readonly lines: readonly Line[];
  readonly next: number | null;
  readonly names: Names;
  readonly busy: boolean;
  readonly trouble: Failure["code"] | null;
};

export type Trail = {
  readonly store: Store<TrailState>;
  search(asked: Asked): Promise<void>;
  /** Of the searched period, this hour alone. */
  narrow(hour: Date): Promise<void>;
  /** The whole period again. */
  widen(): Promise<void>;
  older(): Promise<void>;
  newer(): Promise<void>;
};

const nobody: Names = { staff: new Map(), consultations: new Map(), reasons: new Map() };

/**
 * [AU-10] Pages of a hundred lines, the newest first. A page is bound to positions and not to a count from the top: however
 * many lines are written meanwhile, and each search writes one, a page shows the same lines when one comes back to it.
 */
export function openTrail(call: Call): Trail {
  const store = createStore<TrailState>({
    ...{
      asked: null,
      pages: [],
      heat: null,
      lines: [],
      next: null,
      names: nobody,
      busy: false,
      trouble: null,
    },
  });
  let turn = 0;

  async function read(asked: Asked, pages: readonly (number | null)[], byHour = false): Promise<void> {
    const mine = ++turn;
    store.set((state) => ({ ...state, busy: true, trouble: null }));
    const before = pages.at(-1) ?? null;
    const answer = await call("/api/audit/search", {
      ...asked,
      ...(before === null ? {} : { before }),
      ...(byHour ? { byHour } : {}),
    });
    if (mine !== turn) return;
    if (!answer.ok) {
      store.set((state) => ({ ...state, busy: false, trouble: answer.code }));
      return;
    }
    const { lines, next, staff, consultations, reasons, hours } = answer.value;
    const [first] = lines;
    // From now on the first page, too, begins where it began.
    const bound = before ?? (first ? first.position + 1 : null);
    store.set(({ heat }) => ({
      heat: byHour ? hours && { asked, hours } : heat,
      ...{ asked, lines, next, busy: false, trouble: null },
      pages: [...pages.slice(0, -1), bound],
      names: {
        staff: new Map(staff.map(({ id, displayName }) => [id, displayName])),
        consultations: new Map(consultations.map(({ id, number }) => [id, number])),
        reasons: new Map(reasons.map(({ id, reason }) => [id, reason])),
      },
    }));
  }

  return {
    store,
    search: (asked) => read(asked, [null], true),
    async narrow(hour) {
      const { heat } = store.get();
      const to = new Date(hour.getTime() + 3_600_000);
      if (heat) await read({ ...heat.asked, from: hour.toISOString(), to: to.toISOString() }, [null]);
    },
    async widen() {
      const { heat } = store.get();
      if (heat) await read(heat.asked, [null]);
    },
    async older() {
      const { asked, pages, next } = store.get();
      if (asked && next !== null) await read(asked, [...pages, next]);
    },
    async newer() {
      const { asked, pages } = store.get();
      if (asked && pages.length > 1) await read(asked, pages.slice(0, -1));
    },
  };
}
