import fc from "fast-check";
import { expect, test } from "vitest";
import type { Frame } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { Entry } from "../../domain/entry.ts";
import type { ConsultationId, IdempotencyKey } from "../../domain/ids.ts";
import { openHub } from "./hub.ts";

const ids = ["a", "b"] as ConsultationId[];

/** What can befall a hub; `at` picks a consultation or a reader, `many` says how much or from where. */
const whats = [
  "written here",
  "told of it",
  "written elsewhere",
  "hint",
  "late hint",
  "join",
  "join",
  "leave",
  "fill",
  "space",
] as const;
const many = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constant(300));
const event = fc.record({ what: fc.constantFrom(...whats), at: fc.nat(11), many });
type Event = { readonly what: (typeof whats)[number]; readonly at: number; readonly many: number };

/** A reading sees what is there when it begins, or when it ends; or it fails. */
const reading = fc.constantFrom("early", "early", "late", "late", "fails");

function entry(seq: number): Entry {
  return {
    kind: "message",
    by: "consultee",
    seq,
    at: new Date(seq),
    text: `${seq}`,
    key: "k" as IdempotencyKey,
  };
}

function entries(after: number, upTo: number): Entry[] {
  return Array.from({ length: Math.max(0, upTo - after) }, (_, at) => entry(after + 1 + at));
}

type Reader = {
  readonly id: ConsultationId;
  readonly from: number;
  readonly seen: number[];
  left: boolean;
  /** Until its line takes more; null while it does. */
  full: PromiseWithResolvers<void> | null;
};

test("[DL-4] [DL-6] [DL-12] whatever is lost, late, full or fails, each reader sees each entry once, in order, without a gap", async () => {
  const counts = { readers: 0, entries: 0, failed: 0 };

  async function live(s: fc.Scheduler, events: readonly Event[], going: fc.Stream<string>) {
    const stored = new Map(ids.map((id) => [id, 0]));
    const untold = new Map(ids.map((id) => [id, [] as Entry[][]]));
    const readers: Reader[] = [];
    const stops: (() => void)[] = [];
    const last = (id: ConsultationId): number => stored.get(id) ?? 0;
    let stormy = true;

    const hub = openHub(
      async (asked, most) => {
        const look = () =>
          new Map(asked.map(({ id, after }) => [id, entries(after, Math.min(last(id), after + most))]));
        const goes = stormy ? going.next().value : "late";
        const early = look();
        await s.schedule(Promise.resolve());
        if (goes === "fails") throw new Error("the database is away");
        return goes === "early" ? early : look();
      },
      async () => {
        counts.failed++;
        await s.schedule(Promise.resolve());
      },
    );

    function join(id: ConsultationId, from: number, at: number): void {
      const reader: Reader = { id, from, seen: [], left: false, full: null };
      const before = last(id);
      const send = (text: string): void => {
        const frame = JSON.parse(text) as Extract<Frame, { t: "entries" }>;
        expect([reader.left, reader.full, frame.consultation]).toEqual([false, null, id]);
        reader.seen.push(...frame.entries.map(({ seq }) => seq));
      };
      const following = hub.follow(id, at % 2 ? "staff" : "consultee", from, {
        send,
        space: () => reader.full?.promise ?? null,
        end: () => {},
      });
      void following.caughtUp.then(() => {
        if (!reader.left) expect(from + reader.seen.length).toBeGreaterThanOrEqual(before);
      });
      readers.push(reader);
      stops.push(() => {
        following.stop();
        reader.left = true;
      });
    }

    function makeSpace(reader: Reader | undefined): void {
      reader?.full?.resolve();
      if (reader) reader.full = null;
    }

    function tell(id: ConsultationId): void {
      const next = untold.get(id)?.shift();
      if (next) hub.appended({ id } as Consultation, next);
    }

    s.scheduleSequence(
      events.map(({ what, at, many }) => async () => {
        const id = ids[at % ids.length] as ConsultationId;
        const before = last(id);
        if (what.startsWith("written")) stored.set(id, before + many);
        if (what === "written here") untold.get(id)?.push(entries(before, before + many));
        if (what === "told of it") tell(id);
        if (what === "hint") hub.heard(id, at % 2 ? before : undefined);
        if (what === "late hint") hub.heard(id, Math.max(0, before - many));
        if (what === "join") join(id, Math.max(0, before - many), at);
        if (what === "leave") stops[at % stops.length]?.();
        const reader = readers[at % Math.max(1, readers.length)];
        if (what === "fill" && reader) reader.full ??= Promise.withResolvers();
        if (what === "space") makeSpace(reader);
      }),
    );
    await s.waitIdle();
    stormy = false;
    for (const reader of readers) makeSpace(reader);
    // What was committed here is always told in the end, and the sweep finds what no hint said.
    for (const id of ids) while (untold.get(id)?.length) tell(id);
    for (const id of ids) hub.heard(id, last(id));
    await s.waitIdle();

    for (const { id, from, seen, left } of readers) {
      const whole = entries(from, last(id)).map(({ seq }) => seq);
      expect(seen).toEqual(left ? whole.slice(0, seen.length) : whole);
      counts.entries += seen.length;
    }
    counts.readers += readers.length;
    for (const stop of stops) stop();
    expect(hub.followed()).toBe(0);
  }

  const day = fc.array(event, { minLength: 5, maxLength: 60, size: "max" });
  await fc.assert(fc.asyncProperty(fc.scheduler(), day, fc.infiniteStream(reading), live), {
    numRuns: 1_500,
  });
  expect(counts.readers).toBeGreaterThan(5_000);
  expect(counts.failed).toBeGreaterThan(1_000);
  expect(counts.entries).toBeGreaterThan(100_000);
});
