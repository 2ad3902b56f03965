import { randomInt, randomUUID } from "node:crypto";
import pg from "pg";
import { expect, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { type TestDatabase, testDatabase } from "../storage/testing.ts";
import { type Changes, readChanges, readDeskSince } from "./sync-store.ts";

/** A city with so many consultations, each at its first entry still to be written. */
async function city(many: number): Promise<TestDatabase & { readonly ids: ConsultationId[] }> {
  const database = await testDatabase();
  const ids = Array.from({ length: many }, () => randomUUID() as ConsultationId);
  await using held = await writer(database);
  await held.query("insert into installation (epoch, invented) values ($1, false)", [randomUUID()]);
  await held.query("insert into consultee values ($1, now())", [ids[0]]);
  await held.query(
    `insert into consultation (id, number, consultee_id, opening_key, entrance, opened_at, state, last_seq, last_at)
     select id, row_number() over (), $2, id, 'web', now(), 'waiting', 1, now() from unnest($1::uuid[]) id`,
    [ids, ids[0]],
  );
  return { ...database, ids };
}

type Writer = AsyncDisposable & Pick<pg.Client, "query">;

async function writer({ url }: TestDatabase): Promise<Writer> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return Object.assign(client, { [Symbol.asyncDispose]: () => client.end() });
}

async function write(transaction: Writer, id: ConsultationId): Promise<string> {
  await transaction.query("begin");
  const { rows } = await transaction.query(
    "insert into entry (consultation_id, seq, at, kind, by_whom, mark) values ($1, 1, now(), 'read', 'consultee', 0) returning xid",
    [id],
  );
  return String(rows[0].xid);
}

const byHighest = {
  name: "by-highest",
  text: "select consultation_id, xid from entry where xid > $1::text::xid8",
};

const idsIn = ({ newest }: Changes): ConsultationId[] => newest.map(({ id }) => id);

test("[DL-14] what began first and commits last is found, where a cursor over what was seen passes it by", async () => {
  await using database = await city(2);
  await using slow = await writer(database);
  await using quick = await writer(database);
  const { storage, ids } = database;
  const [first, second] = ids as [ConsultationId, ConsultationId];
  const start = await readChanges(storage, "0");

  await write(slow, first);
  const seen = await write(quick, second);
  await quick.query("commit");
  const between = await readChanges(storage, start.horizon);
  expect(idsIn(between)).toEqual([second]);
  expect(BigInt(between.horizon)).toBeLessThan(BigInt(seen));

  await slow.query("commit");
  expect(idsIn(await readChanges(storage, between.horizon))).toContain(first);
  expect((await readDeskSince(storage.db, between.horizon)).consultations.map(({ id }) => id)).toContain(
    first,
  );
  // The trap: one past the highest number that was seen.
  expect(idsIn(await readChanges(storage, String(BigInt(seen) + 1n)))).toEqual([]);
});

test("[DL-14] 8 writers that commit out of order, and one in ten rolls back: by the horizon 0 of 1,200 are lost", async () => {
  await using database = await city(1_200);
  const { storage, ids } = database;
  const left = [...ids];
  const written = new Set<ConsultationId>();

  async function keepWriting(): Promise<void> {
    await using transaction = await writer(database);
    for (let id = left.pop(); id; id = left.pop()) {
      await write(transaction, id);
      await transaction.query("select pg_sleep($1)", [randomInt(6) / 1_000]);
      const kept = randomInt(10) > 0;
      await transaction.query(kept ? "commit" : "rollback");
      if (kept) written.add(id);
    }
  }

  const found = new Set<ConsultationId>();
  const naive = new Set<ConsultationId>();
  let [horizon, highest, rounds] = ["0", "0", 0];
  async function look(): Promise<void> {
    const changes = await readChanges(storage, horizon);
    for (const id of idsIn(changes)) found.add(id);
    horizon = changes.horizon;
    // Beside it, the way that loses: remember the highest number seen and ask for what is above it.
    const above = await storage.run<{ consultation_id: ConsultationId; xid: string }>(byHighest, [highest]);
    for (const { consultation_id, xid } of above) {
      naive.add(consultation_id);
      if (BigInt(xid) > BigInt(highest)) highest = xid;
    }
    rounds++;
  }

  let writing = true;
  const writers = Promise.all(Array.from({ length: 8 }, keepWriting)).finally(() => {
    writing = false;
  });
  while (writing) await look();
  await writers;
  await look();

  expect(rounds).toBeGreaterThan(20);
  expect(found).toEqual(written);
  expect(naive.size).toBeLessThan(written.size);
  console.info(
    `[DL-14] ${written.size} entries in ${rounds} looks: by horizon ${written.size - found.size} lost, ` +
      `by the highest number seen ${written.size - naive.size} lost.`,
  );
});
