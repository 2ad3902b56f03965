import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { Waiting } from "../../domain/consultation.ts";
import { nothingRead } from "../../domain/history.ts";
import type { ConsultationId } from "../../domain/ids.ts";
import { type DeskFeed, openDeskFeed } from "./desk-feed.ts";
import type { DeskList } from "./sync-store.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const ids = ["a", "b", "c", "d"] as ConsultationId[];

/** PostgreSQL as the desk sees it: transactions take a number when they begin and commit in any order. */
function openCity() {
  let next = 100;
  const open = new Map<ConsultationId, number>();
  const entries: { readonly id: ConsultationId; readonly xid: number }[] = [];
  const horizon = (): string => String(Math.min(next, ...open.values()));
  const changed = (since: string): ConsultationId[] =>
    ids.filter((id) => entries.some((one) => one.id === id && one.xid >= Number(since)));
  const now = (id: ConsultationId): Waiting => {
    const lastSeq = entries.filter((one) => one.id === id).length;
    const at = new Date(0);
    return { id, state: "waiting", lastSeq, openedAt: at, lastAt: at, history: nothingRead } as Waiting;
  };
  return {
    horizon,
    changed,
    now,
    list: (since = "0"): DeskList => ({ horizon: horizon(), consultations: changed(since).map(now) }),
    /** One at a time for each consultation: its row is locked. */
    begin(id: ConsultationId): void {
      if (!open.has(id)) open.set(id, next++);
    },
    commit(id: ConsultationId): boolean {
      const xid = open.get(id);
      if (xid !== undefined) entries.push({ id, xid });
      return open.delete(id);
    },
  };
}

/** What a desk's page holds: the newest summary of each, and the cursor to come back with. */
function openPage(feed: DeskFeed) {
  const rows = new Map<string, number>();
  let after: string | null = null;
  let leave: (() => void) | null = null;

  function take(frame: Extract<Frame, { t: "desk" }>): void {
    if (frame.whole) rows.clear();
    after = frame.after;
    for (const { id, lastSeq } of frame.changes) rows.set(id, Math.max(lastSeq, rows.get(id) ?? 0));
  }

  return {
    rows,
    isHere: () => leave !== null,
    hasBeenHere: () => after !== null,
    come(): void {
      let here = true;
      const { stop } = feed.join({ send: (text) => here && take(JSON.parse(text)), end() {} }, after);
      leave = () => {
        here = false;
        stop();
      };
    },
    go(): void {
      leave?.();
      leave = null;
    },
  };
}

const whats = [
  "begin",
  "begin",
  "commit here",
  "commit elsewhere",
  "hint",
  "sweep",
  "a moment",
  "come or go",
] as const;
const event = fc.record({ what: fc.constantFrom(...whats), at: fc.nat(11) });
type Event = { readonly what: (typeof whats)[number]; readonly at: number };

test("[DL-14] [DL-6] whatever is late, lost or fails, every desk ends with the newest summary of each, also one that comes back with its cursor", async () => {
  const counts = { failed: 0, comebacks: 0 };

  async function live(s: fc.Scheduler, events: readonly Event[], going: fc.Stream<boolean>) {
    const city = openCity();
    let stormy = true;
    let swept = city.horizon();

    async function read<T>(look: () => T): Promise<T> {
      const [early, late, fails] = [
        look(),
        going.next().value,
        stormy && going.next().value && going.next().value,
      ];
      await s.schedule(Promise.resolve());
      if (fails) throw new Error("the database is away");
      return late ? look() : early;
    }

    const feed = openDeskFeed({
      list: () => read(() => city.list()),
      since: (horizon) => read(() => city.list(horizon)),
      some: (some) => read(() => some.map((id) => city.now(id))),
      failed: async () => {
        counts.failed++;
        await s.schedule(Promise.resolve());
      },
    });
    feed.swept(swept);
    const pages = [openPage(feed), openPage(feed), openPage(feed)];

    async function sweep(): Promise<void> {
      const changes = await read(() => ({
        horizon: city.horizon(),
        newest: city.changed(swept).map((id) => city.now(id)),
      }));
      for (const { id, lastSeq } of changes.newest) feed.heard(id, lastSeq);
      swept = changes.horizon;
      feed.swept(swept);
    }

    let sweeping = Promise.resolve();
    s.scheduleSequence(
      events.map(({ what, at }) => async () => {
        const id = ids[at % ids.length] as ConsultationId;
        if (what === "begin") city.begin(id);
        if (what === "commit here" && city.commit(id)) feed.changed(city.now(id));
        if (what === "commit elsewhere") city.commit(id);
        if (what === "hint") feed.heard(id);
        if (what === "sweep") sweeping = sweeping.then(() => sweep().catch(() => {}));
        if (what === "a moment") vi.advanceTimersByTime(40);
        if (what === "come or go") {
          const page = pages[at % pages.length] as (typeof pages)[number];
          if (!page.isHere() && page.hasBeenHere()) counts.comebacks++;
          if (page.isHere()) page.go();
          else page.come();
        }
      }),
    );
    await settled();
    stormy = false;
    for (const page of pages) if (!page.isHere()) page.come();
    for (const id of ids) city.commit(id);
    sweeping = sweeping.then(sweep);
    await settled();

    const truth = new Map(
      ids.filter((id) => city.now(id).lastSeq > 0).map((id) => [id as string, city.now(id).lastSeq]),
    );
    for (const { rows } of pages) {
      expect(new Map([...rows].sort())).toEqual(truth);
    }

    async function settled(): Promise<void> {
      await s.waitIdle();
      await sweeping;
      while (vi.getTimerCount() > 0) {
        vi.advanceTimersByTime(40);
        await s.waitIdle();
      }
    }
  }

  const day = fc.array(event, { minLength: 5, maxLength: 60, size: "max" });
  await fc.assert(fc.asyncProperty(fc.scheduler(), day, fc.infiniteStream(fc.boolean()), live), {
    numRuns: 3_000,
  });
  expect(counts.failed).toBeGreaterThan(500);
  expect(counts.comebacks).toBeGreaterThan(500);
});
