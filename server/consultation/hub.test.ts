import { expect, test } from "vitest";
import type { ConsulteeEntry, Frame, StaffEntry } from "../../contract/sync.ts";
import type { Consultation } from "../../domain/consultation.ts";
import type { Entry, StoredEntry } from "../../domain/entry.ts";
import type { ConsultationId, IdempotencyKey, StaffId } from "../../domain/ids.ts";
import { type Hub, openHub, type ReadEntries } from "./hub.ts";
import type { Audience } from "./piece.ts";

const id = "a" as ConsultationId;

function message(seq: number): Entry {
  return {
    kind: "message",
    by: "consultee",
    seq,
    at: new Date(seq),
    text: `${seq}`,
    key: "k" as IdempotencyKey,
  };
}

/** A database with so many entries of each consultation, that notes what it was asked. */
function database(many: number, entry: (seq: number) => StoredEntry = message) {
  const asked: { ids: number; most: number }[] = [];
  const read: ReadEntries = async (wanted, most) => {
    asked.push({ ids: wanted.length, most });
    if (asked.length > 500) return new Promise(() => {});
    return new Map(
      wanted.map(({ id, after }) => {
        const length = Math.max(0, Math.min(most, many - after));
        return [id, Array.from({ length }, (_, at) => entry(after + 1 + at))];
      }),
    );
  };
  return { read, asked };
}

function reader(hub: Hub, from: number, one: ConsultationId = id, audience: Audience = "consultee") {
  const entries: (ConsulteeEntry | StaffEntry)[] = [];
  const send = (text: string): void => {
    entries.push(...(JSON.parse(text) as Extract<Frame, { t: "entries" }>).entries);
  };
  return {
    entries,
    seqs: () => entries.map(({ seq }) => seq),
    ...hub.follow(one, audience, from, { send, end() {} }),
  };
}

function upTo(last: number, from = 0): number[] {
  return Array.from({ length: last - from }, (_, at) => from + 1 + at);
}

const never = async (error: unknown): Promise<void> => expect.fail(String(error));

test("[DL-4] a long talk comes whole, in pieces of bounded size", async () => {
  const { read, asked } = database(1_000);
  const hub = openHub(read, never);
  const one = reader(hub, 0);
  await one.caughtUp;
  expect(one.seqs()).toEqual(upTo(1_000));
  expect(asked.map(({ most }) => most)).toEqual([256, 256, 256, 256]);
});

test("[DL-7] a long talk goes out in frames of about 16 KB, and one that is longer by itself alone", async () => {
  const sizes: number[] = [];
  const long = (seq: number): Entry =>
    ({ ...message(seq), text: "む".repeat(seq % 50 ? 400 : 4_000) }) as Entry;
  const hub = openHub(database(300, long).read, never);
  const send = (frame: string): void => void sizes.push(Buffer.byteLength(frame));
  await hub.follow(id, "consultee", 0, { send, end() {} }).caughtUp;
  expect(sizes.length).toBeGreaterThan(20);
  expect(Math.max(...sizes)).toBeLessThan(32 * 1_024);
  expect(sizes.reduce((sum, size) => sum + size) / sizes.length).toBeGreaterThan(12 * 1_024);
});

test("[DL-7] who is full is passed over, costs no readings, and reads on from where they were", async () => {
  const { read, asked } = database(10);
  const hub = openHub(read, never);
  let space: PromiseWithResolvers<void> | null = Promise.withResolvers();
  const seen: number[] = [];
  hub.follow(id, "consultee", 0, {
    send: (text) => seen.push(...(JSON.parse(text).entries as Entry[]).map(({ seq }) => seq)),
    space: () => space?.promise ?? null,
    end() {},
  });
  const other = reader(hub, 0);
  await other.caughtUp;
  for (let seq = 1; seq <= 20; seq++) hub.heard(id, seq);
  hub.appended({ id } as Consultation, [message(10)]);
  await new Promise(setImmediate);
  expect([seen, other.seqs()]).toEqual([[], upTo(10)]);
  expect(asked.length).toBeLessThan(10);
  space.resolve();
  space = null;
  await expect.poll(() => seen).toEqual(upTo(10));
});

test("[DL-4] 500 consultations behind at once are read a few at a time, and all arrive", async () => {
  const { read, asked } = database(3);
  const hub = openHub(read, never);
  const all = Array.from({ length: 500 }, (_, at) => reader(hub, at % 4, `${at}` as ConsultationId));
  await Promise.all(all.map(({ caughtUp }) => caughtUp));
  expect(all.map(({ seqs }) => seqs())).toEqual(all.map((_, at) => upTo(3, at % 4)));
  expect(Math.max(...asked.map(({ ids }) => ids))).toBe(64);
  expect(asked.length).toBeLessThan(12);
});

test("[DL-6] what was announced and is not there is not asked for over and over: a restored database is behind us", async () => {
  const { read, asked } = database(5);
  const hub = openHub(read, never);
  const one = reader(hub, 0);
  await one.caughtUp;
  for (let round = 0; round < 10; round++) {
    hub.heard(id, 90);
    await reader(hub, 5).caughtUp;
  }
  await new Promise(setImmediate);
  expect(asked.length).toBeLessThan(40);
  expect(one.seqs()).toEqual(upTo(5));
});

test("[DL-4] a gap in what was committed here is filled from the database before anybody sees what follows", async () => {
  const { read } = database(7);
  const hub = openHub(read, never);
  const one = reader(hub, 2);
  hub.appended({ id } as Consultation, [message(6), message(7)]);
  expect(one.seqs()).toEqual([]);
  await one.caughtUp;
  expect(one.seqs()).toEqual(upTo(7, 2));
});

test("[DL-4] a gap is filled at once, without waiting for the sweep: found by what follows it, or while reading", async () => {
  let last = 5;
  let late = (): void => {};
  const hub = openHub(async (asked, most) => {
    const early = await database(last).read(asked, most);
    await new Promise<void>((resolve) => {
      late = resolve;
    });
    return early;
  }, never);
  const one = reader(hub, 5);
  await Promise.resolve();
  // 6 is written elsewhere, and 7 here while a reading is under way that saw neither.
  await new Promise(setImmediate);
  last = 7;
  hub.appended({ id } as Consultation, [message(7)]);
  late();
  await new Promise(setImmediate);
  late();
  await new Promise(setImmediate);
  expect(one.seqs()).toEqual([6, 7]);
  // The same with nothing under way.
  last = 9;
  hub.appended({ id } as Consultation, [message(9)]);
  await new Promise(setImmediate);
  late();
  await new Promise(setImmediate);
  expect(one.seqs()).toEqual([6, 7, 8, 9]);
});

test("what a failed reading leaves out is read again, and nobody is told of the failure but the log", async () => {
  const { read } = database(3);
  let failures = 0;
  const hub = openHub(
    async (asked, most) => {
      if (failures < 3) throw new Error("away");
      return read(asked, most);
    },
    async () => void failures++,
  );
  const one = reader(hub, 0);
  await one.caughtUp;
  expect([failures, one.seqs()]).toEqual([3, upTo(3)]);
});

test("[AC-1] the consultee is told no name of the staff and no key of theirs; at the desk the consultee's keys stay unsaid", async () => {
  const staff = "s" as StaffId;
  const key = "a-key-of-its-author" as IdempotencyKey;
  const entries: StoredEntry[] = [
    { ...message(1), key } as Entry,
    { kind: "claim", staff, claimVersion: 1, seq: 2, at: new Date(2) },
    { kind: "message", by: "counsellor", staff, seq: 3, at: new Date(3), text: "はい", key },
    { kind: "read", by: "counsellor", upTo: 1, seq: 4, at: new Date(4) },
    { kind: "unreadable", by: "consultee", seq: 5, at: new Date(5) },
    { kind: "close", staff, seq: 6, at: new Date(6) },
  ];
  const { read } = database(6, (seq) => entries[seq - 1] as StoredEntry);
  const hub = openHub(read, never);
  const [child, desk] = [reader(hub, 0), reader(hub, 0, id, "staff")];
  await Promise.all([child.caughtUp, desk.caughtUp]);
  expect(child.entries.map((entry) => Object.keys(entry).sort().join())).toEqual([
    "at,by,key,kind,seq,text",
    "at,kind,seq",
    "at,by,kind,seq,text",
    "at,by,kind,seq,upTo",
    "at,by,kind,seq",
    "at,kind,seq",
  ]);
  expect(desk.entries.map((entry) => Object.keys(entry).sort().join())).toEqual([
    "at,by,kind,seq,text",
    "at,claimVersion,kind,seq,staff",
    "at,by,key,kind,seq,staff,text",
    "at,by,kind,seq,upTo",
    "at,by,kind,seq",
    "at,kind,seq,staff",
  ]);
});
