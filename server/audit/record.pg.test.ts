import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { openStorage } from "../storage/database.ts";
import { recordAct, recordActs } from "./record.ts";
import { openTestingTrail, someStaff } from "./testing-trail.ts";

test("[S11.1] [AU-1] a hundred acts at once, from two processes, become one chain without a gap", async () => {
  await using trail = await openTestingTrail();
  await using other = await openStorage({ urls: trail.url });
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 100 }, (_, at) => {
      const { db } = at % 2 === 0 ? trail.storage : other;
      return db
        .transaction()
        .execute((tx) => recordAct(tx, new Date(), someStaff(), "audit:search", { count: at }));
    }),
  );
  const lines = await trail.db.selectFrom("audit_line").selectAll().orderBy("position").execute();
  expect(lines.map(({ position }) => position)).toEqual(Array.from({ length: 101 }, (_, at) => at + 1));
  expect(new Set(lines.map(({ facts }) => facts.count)).size).toBe(101);
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 101, head: { position: 101 } });
  console.info(`100 acts at once: ${Math.round(performance.now() - began)} ms`);
});

test("[AU-1] positions follow the order of commits, not the order in which acts began", async () => {
  await using trail = await openTestingTrail();
  let go = (): void => {};
  const waits = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = trail.db.transaction().execute(async (tx) => {
    await sql`select 1`.execute(tx);
    await waits;
    await recordAct(tx, new Date(), { kind: "system" }, "audit:search", { count: 1 });
  });
  await trail.db
    .transaction()
    .execute((tx) => recordAct(tx, new Date(), { kind: "system" }, "audit:search", { count: 2 }));
  go();
  await slow;
  const lines = await trail.db.selectFrom("audit_line").select("facts").orderBy("position").execute();
  expect(lines.slice(-2).map(({ facts }) => facts.count)).toEqual([2, 1]);
});

test("several acts of one moment stand one after the other", async () => {
  await using trail = await openTestingTrail();
  const [actor, facts] = [{ kind: "system" } as const, {}];
  const positions = await trail.db.transaction().execute((tx) =>
    recordActs(tx, new Date(), [
      { actor, act: "approval:ask", facts },
      { actor, act: "approval:give", facts },
      { actor, act: "break-glass:begin", facts },
    ]),
  );
  expect(positions).toEqual([2, 3, 4]);
  const lines = await trail.db.selectFrom("audit_line").select("act").orderBy("position").execute();
  expect(lines.map(({ act }) => act).slice(1)).toEqual([
    "approval:ask",
    "approval:give",
    "break-glass:begin",
  ]);
  expect((await trail.verify()).broken).toBeNull();
});

test("[AU-3] an act whose transaction is undone leaves no line, and no gap", async () => {
  await using trail = await openTestingTrail();
  const undone = trail.db.transaction().execute(async (tx) => {
    await recordAct(tx, new Date(), { kind: "system" }, "key:use", {});
    throw new Error("and then it failed");
  });
  await expect(undone).rejects.toThrow("and then it failed");
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 1 });
  await trail.act(1);
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 2 });
});

test("[AU-3] an act that cannot be recorded is not done", async () => {
  await using trail = await openTestingTrail();
  const said = { consultation: "たすけて" as ConsultationId };
  const refused = trail.db.transaction().execute(async (tx) => {
    await tx.insertInto("staff").values(newStaff()).execute();
    await recordAct(tx, new Date(), someStaff(), "staff:enrol", said);
  });
  await expect(refused).rejects.toThrow(RangeError);
  expect(await trail.db.selectFrom("staff").select("id").execute()).toEqual([]);
});

test("[AU-6] acts that hold different rows never wait for each other in a circle", async () => {
  await using trail = await openTestingTrail();
  const people = Array.from({ length: 4 }, newStaff);
  await trail.db.insertInto("staff").values(people).execute();
  await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      trail.db.transaction().execute(async (tx) => {
        const { id } = people[at % people.length] as (typeof people)[number];
        await tx.selectFrom("staff").select("id").where("id", "=", id).forUpdate().execute();
        await recordAct(tx, new Date(), { kind: "system" }, "staff:change", { staff: id });
      }),
    ),
  );
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(trail.db);
  expect(rows[0]?.deadlocks).toBe(0);
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 61 });
});

test("[AU-6] a process that stops before its commit holds the others up for three seconds, and is undone", async () => {
  await using trail = await openTestingTrail();
  await using frozen = await openStorage({ urls: trail.url });
  let thaw = (): void => {};
  const stands = new Promise<void>((resolve) => {
    thaw = resolve;
  });
  let recorded = (): void => {};
  const isRecorded = new Promise<void>((resolve) => {
    recorded = resolve;
  });
  const stopped = frozen.db
    .transaction()
    .execute(async (tx) => {
      await recordAct(tx, new Date(), { kind: "system" }, "key:use", { count: 1 });
      recorded();
      await stands;
    })
    .then(
      () => "committed",
      () => "undone",
    );
  await isRecorded;
  const began = performance.now();
  await trail.act(1);
  const waited = performance.now() - began;
  expect(waited).toBeGreaterThan(1_000);
  expect(waited).toBeLessThan(4_500);
  thaw();
  expect(await stopped).toBe("undone");
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 2 });
});

test.each([
  "update audit_line set act = 'x'",
  "update audit_line set act = act",
  "delete from audit_line",
  "truncate audit_line",
  "update audit_head set position = 0",
  "update audit_head set hash = previous from audit_line where audit_line.position = 2",
  "delete from audit_head",
  "truncate audit_head",
  "insert into audit_head (only_one, position, hash) values (true, 0, '') on conflict (only_one) do update set position = 0",
  "insert into audit_line select position + 1, at, actor_kind, actor_id, act, facts, previous, hash from audit_line where position = 3",
  "insert into audit_line select 9, at, actor_kind, actor_id, act, facts, hash, hash from audit_line where position = 3",
  "update audit_seal set signed = ''",
  "delete from audit_seal",
  "truncate audit_seal",
])("[AU-7] the database refuses: %s", async (statement) => {
  await using trail = await openTestingTrail();
  await trail.act(2);
  await trail.seal();
  // Also where a session calls itself a replica, which switches ordinary triggers off.
  for (const role of ["origin", "replica"]) {
    const tried = trail.db.connection().execute(async (one) => {
      await sql.raw(`set session_replication_role = ${role}`).execute(one);
      try {
        await sql.raw(statement).execute(one);
      } finally {
        await sql`reset session_replication_role`.execute(one);
      }
    });
    await expect(tried, role).rejects.toMatchObject({ code: "YA001" });
  }
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 4 });
});

function newStaff() {
  const id = randomUUID() as never;
  const name = `invented-${id}`;
  return {
    ...{ id, sign_in_name: name, display_name: name, roles: ["counsellor" as const], password_hash: null },
    ...{ created_at: new Date(), ended_at: null },
  };
}
