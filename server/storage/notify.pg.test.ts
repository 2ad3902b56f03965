import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Storage } from "./database.ts";
import { type Bus, openBus } from "./notify.ts";
import { testDatabase } from "./testing.ts";

/** Resolves when it has been called so often. */
function gathering(many: number) {
  const heard: string[] = [];
  let done = (): void => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  return {
    heard,
    all,
    hear(id: string): void {
      heard.push(id);
      if (heard.length === many) done();
    },
  };
}

function listening(
  storage: Storage,
  heard: (id: string) => void,
  reconnected = (): void => {},
): Promise<Bus> {
  return openBus(storage, { heard, noted: () => {}, reconnected, failed: () => {} });
}

test("[DL-6] every other process hears each id once, the one that tells hears nothing of it", async () => {
  await using database = await testDatabase();
  const ids = Array.from({ length: 500 }, () => randomUUID());
  const [here, there] = [gathering(1), gathering(ids.length)];
  await using one = await listening(database.storage, here.hear);
  await using _ = await listening(database.storage, there.hear);
  for (const id of [...ids, ...ids]) one.tell(id);
  await there.all;
  expect(there.heard).toEqual(ids);
  expect(here.heard).toEqual([]);
});

test("[SE-3] what goes over the wire are ids, a few payloads for many, each short enough for PostgreSQL", async () => {
  await using database = await testDatabase();
  const ids = Array.from({ length: 450 }, () => randomUUID());
  const raw = gathering(3);
  await using bus = await listening(database.storage, () => {});
  const spy = await database.storage.connect();
  spy.on("notification", ({ payload }) => raw.hear(payload ?? ""));
  await spy.query("listen yorisoi");
  for (const id of ids) bus.tell(id);
  await raw.all;
  await spy.end();
  expect(raw.heard.map((payload) => payload.split(",").length)).toEqual([200, 200, 50]);
  for (const payload of raw.heard) {
    expect(payload).toMatch(/^[0-9a-f]{12}\|[0-9a-f-]{36}(,[0-9a-f-]{36})*$/);
    expect(Buffer.byteLength(payload)).toBeLessThan(8_000);
  }
});

test("[DL-6] what was told just before the end still goes out", async () => {
  await using database = await testDatabase();
  const there = gathering(1);
  await using _ = await listening(database.storage, there.hear);
  const leaving = await listening(database.storage, () => {});
  leaving.tell("last-word");
  await leaving[Symbol.asyncDispose]();
  await there.all;
  expect(there.heard).toEqual(["last-word"]);
});

test("[DL-6] [DL-17] a listener whose connection was cut listens again, and says that hints may have been missed", async () => {
  await using database = await testDatabase();
  // Only its own clock is ours; the driver's connection needs none.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const there = gathering(1);
  let back = (): void => {};
  const again = new Promise<void>((resolve) => {
    back = resolve;
  });
  await using _ = await listening(database.storage, there.hear, () => back());
  await using one = await listening(database.storage, () => {});
  const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen yorisoi'`;
  expect((await cut.execute(database.storage.db)).rows).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(5_000);
  await again;
  one.tell("after-the-cut");
  await vi.advanceTimersByTimeAsync(15);
  await there.all;
  expect(there.heard).toEqual(["after-the-cut"]);
});
