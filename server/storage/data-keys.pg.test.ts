import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ConsultationId, ConsulteeId } from "../../domain/ids.ts";
import { holdDataKeys } from "./data-keys.ts";
import type { Storage } from "./database.ts";
import { KeyError, keysFrom, newKey } from "./keys.ts";
import { openText, type Place, SealError, sealText } from "./seal.ts";
import { testDatabase } from "./testing.ts";

const ring = new Map([[1, newKey()]]);
const places = Array.from({ length: 3 }, (): Place => {
  return { consultation: randomUUID() as ConsultationId, seq: 1, by: "consultee", staff: null };
});
const ids = places.map(({ consultation }) => consultation);
const [one, two, three] = ids as [ConsultationId, ConsultationId, ConsultationId];

const [child, other] = [randomUUID() as ConsulteeId, randomUUID() as ConsulteeId];

/** A database with keys for three consultations of one child, and a text sealed with each. */
async function sealedTalks(storage: Storage): Promise<Buffer[]> {
  await sql`insert into consultee select unnest(${[child, other]}::uuid[]), now()`.execute(storage.db);
  await sql`
    insert into consultation (id, number, consultee_id, opening_key, entrance, opened_at, state, last_seq, last_at)
    select id, nextval('consultation_number'), ${child}, id, 'web', now(), 'waiting', 1, now()
    from unnest(${ids}::uuid[]) as wanted(id)`.execute(storage.db);
  const keys = holdDataKeys(storage, keysFrom(ring));
  const made = await storage.db
    .transaction()
    .execute(async (tx) => Promise.all(ids.map((id) => keys.make(tx, id, child))));
  return made.map((key, at) => sealText(key, places[at] as Place, "ひみつ"));
}

test("[SE-1] a process that starts later opens with the stored keys what another one sealed", async () => {
  await using database = await testDatabase();
  const sealed = await sealedTalks(database.storage);
  const keys = await holdDataKeys(database.storage, keysFrom(ring)).of(ids);
  const opened = ids.map((id, at) =>
    openText(keys.get(id) as never, places[at] as Place, sealed[at] as Buffer),
  );
  expect(opened).toEqual(["ひみつ", "ひみつ", "ひみつ"]);
});

test("[SE-2] with a wrong or missing key-encryption key nothing opens: an error, or told of and left out", async () => {
  await using database = await testDatabase();
  await sealedTalks(database.storage);
  for (const wrong of [new Map([[1, newKey()]]), new Map([[2, ring.get(1) as Buffer]])]) {
    const keys = holdDataKeys(database.storage, keysFrom(wrong));
    await expect(keys.of([one])).rejects.toThrow(KeyError);
    const told: string[] = [];
    expect((await keys.of(ids, (id) => told.push(id))).size).toBe(0);
    expect(told.sort()).toEqual([...ids].sort());
  }
});

test("A10 [SE-1] wrapped keys swapped between two consultations do not open; the third one's does", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  await sealedTalks(storage);
  const rows = await storage.db
    .selectFrom("data_key")
    .selectAll()
    .where("consultation_id", "in", [one, two])
    .execute();
  for (const { consultation_id, wrapped } of rows) {
    const to = consultation_id === one ? two : one;
    await storage.db.updateTable("data_key").set({ wrapped }).where("consultation_id", "=", to).execute();
  }
  const told: string[] = [];
  const found = await holdDataKeys(storage, keysFrom(ring)).of(ids, (id) => told.push(id));
  expect([...found.keys()]).toEqual([three]);
  expect(told.sort()).toEqual([one, two].sort());
});

test("A10 [SE-1] a key the database owner made without the key-encryption key opens nothing", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  const sealed = await sealedTalks(storage);
  const theirs = await keysFrom(new Map([[1, newKey()]])).wrap(newKey(), `yorisoi/data-key\n${one}\n1`);
  await storage.db
    .updateTable("data_key")
    .set({ wrapped: theirs.wrapped })
    .where("consultation_id", "=", one)
    .execute();
  await expect(holdDataKeys(storage, keysFrom(ring)).of([one])).rejects.toThrow(KeyError);
  await storage.db.updateTable("data_key").set({ version: 2 }).where("consultation_id", "=", two).execute();
  await expect(holdDataKeys(storage, keysFrom(ring)).of([two])).rejects.toThrow(KeyError);
  const other = await holdDataKeys(storage, keysFrom(ring)).of([three]);
  expect(() => openText(other.get(three) as never, places[0] as Place, sealed[0] as Buffer)).toThrow(
    SealError,
  );
});

test("A10 [SE-8] given to another child, a consultation's key does not open; one from before that was bound still does", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  await sealedTalks(storage);
  await storage.db
    .updateTable("consultation")
    .set({ consultee_id: other })
    .where("id", "in", [one, three])
    .execute();
  const before = await keysFrom(ring).wrap(newKey(), `yorisoi/data-key\n${three}\n1`);
  await storage.db
    .updateTable("data_key")
    .set({ wrapped: before.wrapped })
    .where("consultation_id", "=", three)
    .execute();
  const told: string[] = [];
  const found = await holdDataKeys(storage, keysFrom(ring)).of(ids, (id) => told.push(id));
  expect(told).toEqual([one]);
  expect([...found].map(([id, { consultee }]) => [id, consultee])).toEqual(
    expect.arrayContaining([
      [two, child],
      [three, other],
    ]),
  );
});

test("a key that was destroyed is missing from the answer; one whose making was rolled back was never there", async () => {
  await using database = await testDatabase();
  const { storage } = database;
  await sealedTalks(storage);
  await storage.db.deleteFrom("data_key").where("consultation_id", "=", two).execute();
  const keys = holdDataKeys(storage, keysFrom(ring));
  const fresh = randomUUID() as ConsultationId;
  await sql`alter table data_key drop constraint data_key_consultation_id_fkey`.execute(storage.db);
  const rolledBack = storage.db.transaction().execute(async (tx) => {
    await keys.make(tx, fresh, child);
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect([...(await keys.of([...ids, fresh])).keys()].sort()).toEqual([one, three].sort());
  expect(await keys.of([])).toEqual(new Map());
});
