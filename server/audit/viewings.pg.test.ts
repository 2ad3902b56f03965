import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import type { Staff } from "../../domain/people.ts";
import { openStorage } from "../storage/database.ts";
import { otherNode } from "../storage/testing-node.ts";
import { openTestingTrail, type TestingTrail } from "./testing-trail.ts";
import { openViewings, type Viewings } from "./viewings.ts";

/** Instead of a minute. A process looks six times as often. */
const quietMillis = 1_500;

test("[S11.1] [AU-9] one line when a viewing begins, one with its seconds when it was left", async () => {
  await using trail = await openTestingTrail();
  await using viewings = await openProcess(trail);
  const [staff, one, other] = [somebody(), consultation(), consultation()];
  const watch = stopwatch();
  const viewing = await viewings.begin(staff, [one, other]);
  expect(await lines(trail)).toEqual([view(staff, one), view(staff, other)]);
  await pause(3_000);
  expect(await lines(trail)).toHaveLength(2);
  viewing.end();
  const seconds = watch();
  await untilLeft(trail, 2);
  const left = (await lines(trail)).slice(2);
  expect(left).toEqual(expect.arrayContaining([leave(staff, one, seconds), leave(staff, other, seconds)]));
  expect((await trail.verify()).broken).toBeNull();
});

test("[AU-9] what begins and ends is told apart by an id of its own", async () => {
  await using trail = await openTestingTrail();
  await using viewings = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  (await viewings.begin(staff, [id])).end();
  await untilLeft(trail, 1);
  (await viewings.begin(staff, [id])).end();
  await untilLeft(trail, 2);
  const facts = await rawFacts(trail);
  expect(facts).toHaveLength(4);
  expect(facts[0]?.viewing).toBe(facts[1]?.viewing);
  expect(facts[2]?.viewing).toBe(facts[3]?.viewing);
  expect(facts[0]?.viewing).not.toBe(facts[2]?.viewing);
});

test("[AU-9] reconnects, tabs and polls are one viewing", async () => {
  await using trail = await openTestingTrail();
  await using viewings = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  const watch = stopwatch();
  // Polls, each shorter than the pause behind it.
  for (let polls = 0; polls < 8; polls++) {
    (await viewings.begin(staff, [id])).end();
    await pause(250);
  }
  // Two tabs, the first of which is closed long before the second.
  const [first, second] = [await viewings.begin(staff, [id]), await viewings.begin(staff, [id])];
  first.end();
  first.end();
  await pause(1_500);
  expect(await lines(trail)).toEqual([view(staff, id)]);
  second.end();
  const seconds = watch();
  await untilLeft(trail, 1);
  expect(await lines(trail)).toEqual([view(staff, id), leave(staff, id, seconds)]);
});

test("[AU-9] several at once for the same person begin it once", async () => {
  await using trail = await openTestingTrail();
  await using one = await openProcess(trail);
  await using other = await openProcess(trail);
  const [staff, ids] = [somebody(), [consultation(), consultation(), consultation()]];
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      (at % 2 ? one : other).begin(staff, at % 3 ? ids : [...ids].reverse()),
    ),
  );
  expect(await lines(trail)).toHaveLength(3);
  for (const viewing of all) viewing.end();
  await untilLeft(trail, 3);
  expect(await lines(trail)).toHaveLength(6);
  expect((await trail.verify()).broken).toBeNull();
});

test("[AU-9] a page that goes from one process to another, and back, is one viewing, ended once", async () => {
  await using trail = await openTestingTrail();
  await using one = await openProcess(trail);
  await using other = await openProcess(trail);
  await using third = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  const watch = stopwatch();
  let seconds = 0;
  for (const process of [one, other, one, third, other]) {
    const viewing = await process.begin(staff, [id]);
    await pause(400);
    viewing.end();
    seconds = watch();
    await pause(300);
  }
  await untilLeft(trail, 1);
  await pause(quietMillis);
  expect(await lines(trail)).toEqual([view(staff, id), leave(staff, id, seconds)]);
});

test("[AU-9] as long as one process is followed on, no other one ends it", async () => {
  await using trail = await openTestingTrail();
  await using one = await openProcess(trail);
  await using other = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  const watch = stopwatch();
  const stays = await one.begin(staff, [id]);
  (await other.begin(staff, [id])).end();
  await pause(2 * quietMillis);
  expect(await lines(trail)).toEqual([view(staff, id)]);
  stays.end();
  const seconds = watch();
  await untilLeft(trail, 1);
  expect((await lines(trail)).at(-1)).toEqual(leave(staff, id, seconds));
});

test("[AU-9] two people at the same consultation are two viewings", async () => {
  await using trail = await openTestingTrail();
  await using viewings = await openProcess(trail);
  const [one, other, id] = [somebody(), somebody(), consultation()];
  await viewings.begin(one, [id]);
  await viewings.begin(other, [id]);
  expect(await lines(trail)).toEqual([view(one, id), view(other, id)]);
});

test("[AU-9] a process that was killed: another one ends what it had begun, with what is known of it", async () => {
  await using trail = await openTestingTrail();
  await using survivor = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  const here = import.meta.dirname;
  await using killed = otherNode(`
    const { openStorage } = await import("file://${here}/../storage/database.ts");
    const { openViewings } = await import("file://${here}/viewings.ts");
    const { db } = await openStorage({ urls: ${JSON.stringify(trail.url)} });
    const now = () => new Date();
    const viewings = openViewings({ db, now, failed: console.error, quietMillis: ${quietMillis} });
    await viewings.begin(${JSON.stringify(staff)}, [${JSON.stringify(id)}]);
    console.log("begun");
    setInterval(() => {}, 1000);`);
  expect(await killed.line()).toBe("begun");
  const watch = stopwatch();
  await pause(3_000);
  await killed.kill();
  const seconds = watch();
  await untilLeft(trail, 1);
  expect(await lines(trail)).toEqual([view(staff, id), leave(staff, id, seconds)]);
  // And whoever comes back begins anew.
  await survivor.begin(staff, [id]);
  expect(await lines(trail)).toHaveLength(3);
});

test("[AU-9] stopping in order loses no second, and another process goes on with it", async () => {
  await using trail = await openTestingTrail();
  const [staff, id] = [somebody(), consultation()];
  {
    await using first = await openProcess(trail);
    const viewing = await first.begin(staff, [id]);
    await pause(500);
    viewing.end();
  }
  await using next = await openProcess(trail);
  const viewing = await next.begin(staff, [id]);
  await pause(500);
  viewing.end();
  await untilLeft(trail, 1);
  expect(await lines(trail)).toEqual([view(staff, id), leave(staff, id, 1)]);
});

test("[AU-9] who comes back after more than a minute begins anew, though nobody has ended it yet", async () => {
  await using trail = await openTestingTrail();
  // A minute, as in life: no process looks during this test.
  const [one, other] = [await openProcess(trail, 60_000), await openProcess(trail, 60_000)];
  const [staff, id] = [somebody(), consultation()];
  (await one.begin(staff, [id])).end();
  await sql`update viewing set since = since - interval '70 seconds', last_seen = last_seen - interval '61 seconds'`.execute(
    trail.db,
  );
  (await other.begin(staff, [id])).end();
  expect(await lines(trail)).toEqual([view(staff, id), leave(staff, id, 9), view(staff, id)]);
  await one[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

test("[AU-9] ended by another process in an outage: it is on record again within a round", async () => {
  await using trail = await openTestingTrail();
  await using viewings = await openProcess(trail);
  const [staff, id] = [somebody(), consultation()];
  const viewing = await viewings.begin(staff, [id]);
  await sql`delete from viewing`.execute(trail.db);
  await pause(quietMillis / 2);
  expect(await lines(trail)).toEqual([view(staff, id), view(staff, id)]);
  viewing.end();
});

test("[AU-9] what cannot be recorded is not shown", async () => {
  await using trail = await openTestingTrail();
  await using storage = await openStorage({ urls: trail.url });
  await using viewings = openViewings({
    ...{ db: storage.db, now: () => new Date(Number.NaN), failed: () => {}, quietMillis },
  });
  await expect(viewings.begin(somebody(), [consultation()])).rejects.toThrow(RangeError);
  expect(await lines(trail)).toEqual([]);
});

test("[AU-9] a clock that is wrong by years changes no seconds and ends nothing", async () => {
  await using trail = await openTestingTrail();
  await using right = await openProcess(trail);
  await using storage = await openStorage({ urls: trail.url });
  await using wrong = openViewings({
    ...{ db: storage.db, now: () => new Date("2036-01-01T00:00:00Z"), failed: fail, quietMillis },
  });
  const [staff, id] = [somebody(), consultation()];
  const watch = stopwatch();
  const stays = await right.begin(staff, [id]);
  (await wrong.begin(staff, [id])).end();
  await pause(2_000);
  expect(await lines(trail)).toEqual([view(staff, id)]);
  stays.end();
  const seconds = watch();
  await untilLeft(trail, 1);
  expect((await lines(trail)).at(-1)).toEqual(leave(staff, id, seconds));
});

async function openProcess(trail: TestingTrail, quiet = quietMillis): Promise<Viewings> {
  const storage = await openStorage({ urls: trail.url });
  const viewings = openViewings({ db: storage.db, now: () => new Date(), failed: fail, quietMillis: quiet });
  return {
    begin: viewings.begin,
    async [Symbol.asyncDispose]() {
      await viewings[Symbol.asyncDispose]();
      await storage[Symbol.asyncDispose]();
    },
  };
}

function fail(error: unknown): void {
  console.error(error);
  throw error;
}

function somebody(): Staff {
  return { kind: "staff", id: randomUUID() as StaffId, displayName: "見本", roles: ["official"] };
}

function consultation(): ConsultationId {
  return randomUUID() as ConsultationId;
}

type Told = readonly [act: string, staff: string | null, consultation: unknown, seconds?: unknown];

async function lines(trail: TestingTrail): Promise<Told[]> {
  const rows = await trail.db
    .selectFrom("audit_line")
    .select(["act", "actor_id", "facts"])
    .where("act", "like", "consultation:%")
    .orderBy("position")
    .execute();
  return rows.map(({ act, actor_id, facts }) =>
    facts.seconds === undefined
      ? [act, actor_id, facts.consultation]
      : [act, actor_id, facts.consultation, facts.seconds],
  );
}

async function rawFacts(trail: TestingTrail) {
  const rows = await trail.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "like", "consultation:%")
    .orderBy("position")
    .execute();
  return rows.map(({ facts }) => facts);
}

function view(staff: Staff, id: ConsultationId): Told {
  return ["consultation:view", staff.id, id];
}

/** To the second, on a machine that has other things to do. */
function leave(staff: Staff, id: ConsultationId, seconds: number): Told {
  return ["consultation:leave", staff.id, id, expect.closeTo(seconds, -0.4)];
}

/** Since it was made. */
function stopwatch(): () => number {
  const began = performance.now();
  return () => (performance.now() - began) / 1_000;
}

async function untilLeft(trail: TestingTrail, count: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await lines(trail)).filter(([act]) => act === "consultation:leave").length >= count) return;
    await pause(50);
  }
  throw new Error(`After ten seconds fewer than ${count} have been left.`);
}
