import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import type { ConsultationId } from "../../domain/ids.ts";
import { emptyRecord } from "../../domain/record.ts";
import { emptySheet } from "../../domain/risk-sheet.ts";
import { openTalk, type Talk } from "../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";
import { endRetention, letNextGo } from "./let-go.ts";
import { findBegunRun } from "./run-store.ts";

const reason = "市の文書の保存期間による";
const patient = { timeout: 60_000, interval: 100 };

async function said(who: Caller, path: string, body: object): Promise<string> {
  const { status, body: answer } = await who.callAny(path, body);
  return `${status} ${(answer as { code?: string }).code ?? ""}`.trim();
}

/** A talk that ended so many months ago: as if it had been closed then. */
async function openEnded(world: World, months: number, more?: (talk: Talk) => Promise<void>): Promise<Talk> {
  const talk = await openTalk(world);
  const { epoch, consultation, counsellor } = talk;
  await more?.(talk);
  expect((await counsellor.call("/api/desk/close", { epoch, consultation })).status).toBe(200);
  await sql`update consultation set closed_at = closed_at - make_interval(months => ${months})
    where id = ${consultation}`.execute(world.storage.db);
  return talk;
}

/** The one approval that waits. */
async function waiting(official: Caller) {
  const { body } = await official.call("/api/approval/list", {});
  const open = body.approvals.filter(({ outcome }) => outcome === null);
  expect(open).toHaveLength(1);
  return open[0];
}

async function setPeriods(official: Caller, usual: number | null, grave: number | null): Promise<number> {
  const { version } = (await official.call("/api/desk/retention", {})).body;
  const set = await official.call("/api/desk/retention/set", { version, settings: { usual, grave } });
  expect(set.status).toBe(200);
  return set.body.version;
}

async function isThere({ consultee, consultation, epoch }: Talk): Promise<boolean> {
  const watch = [{ consultation, after: 0 }];
  const read = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  return JSON.stringify(read.body).includes("きいてください");
}

/** All that is sealed and belongs to it, in whatever table, as it stands in a dump. */
async function sealedOf({ storage: { db } }: World, consultation: ConsultationId): Promise<string[]> {
  const { rows: columns } = await sql<{ table_name: string; column_name: string }>`
    select b.table_name, b.column_name from information_schema.columns b
    join information_schema.columns k using (table_schema, table_name)
    where b.table_schema = 'public' and b.data_type = 'bytea' and k.column_name = 'consultation_id'
      and b.table_name not in ('approval', 'legal_hold', 'writing_pause')`.execute(db);
  const found: string[] = [];
  for (const { table_name, column_name } of columns) {
    const { rows } = await sql<{ hex: string }>`select encode(${sql.ref(column_name)}, 'hex') as hex
      from ${sql.table(table_name)} where consultation_id = ${consultation} and ${sql.ref(column_name)} is not null`.execute(
      db,
    );
    found.push(...rows.map(({ hex }) => hex));
  }
  return found;
}

async function dump({ storage: { db } }: World): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`select quote_ident(table_name) as name
    from information_schema.tables where table_schema = 'public'`.execute(db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(db);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join("\n");
}

async function runsOf(official: Caller) {
  return (await official.call("/api/desk/retention", {})).body.runs;
}

test("[RT-3] [S11.6] [S12.2] what is over for longer than its period goes when a second person agrees: the keys, and whatever was sealed with them, from every table and every process; nothing else goes", async () => {
  await using world = await openWorld();
  const other = await world.another();
  const { db } = world.storage;
  const old = await openEnded(world, 70, async ({ epoch, consultation, counsellor }) => {
    const key = newIdempotencyKey();
    const record = { ...emptyRecord, concern: "みほんの主訴" };
    await counsellor.callAny("/api/desk/record", { epoch, consultation, key, version: 0, record });
    await counsellor.callAny("/api/desk/record-draft", { consultation, draft: record });
    await counsellor.callAny("/api/desk/note", {
      epoch,
      consultation,
      key,
      kind: "note",
      text: "みほんのメモ",
    });
    await counsellor.callAny("/api/desk/draft", {
      epoch,
      consultation,
      kind: "reply",
      text: "みほんの書きかけ",
    });
  });
  const grave = await openEnded(world, 70, async ({ epoch, consultation, counsellor }) => {
    const sheet = { ...emptySheet, dangers: ["suicide"], where: "home" };
    const key = newIdempotencyKey();
    const written = await counsellor.callAny("/api/urgent/write-sheet", {
      ...{ epoch, consultation, key, version: 0, sheet },
    });
    expect(written.status).toBe(200);
  });
  const held = await openEnded(world, 70);
  const young = await openEnded(world, 10);
  const [official, second] = [await world.staff("official"), await world.staff("official")];
  const hold = { hold: newIdempotencyKey(), consultation: held.consultation, all: false, reason };
  await official.call("/api/desk/hold/place", { ...hold, ground: "dispute" });

  // Nothing is due in a city that has set no period.
  const none = await official.call("/api/desk/retention/preview", {});
  expect(none.body.classes.map(({ due, held: kept }) => due + kept)).toEqual([0, 0]);
  expect(await said(official, "/api/desk/retention/propose", { version: 0, reason })).toBe("409 nothing-due");
  const version = await setPeriods(official, 60, 120);
  const preview = await official.call("/api/desk/retention/preview", {});
  expect(preview.body.classes).toMatchObject([
    { class: "usual", due: 1, held: 1 },
    { class: "grave", due: 0, held: 0, oldest: null },
  ]);
  expect(preview.body.consultations.map(({ isHeld }) => isHeld).sort()).toEqual([false, true]);
  const secrets = await sealedOf(world, old.consultation);
  // Messages and their hashes, the key, record, drafts, note.
  expect(secrets.length).toBeGreaterThanOrEqual(10);
  expect(await dump(world)).toContain(secrets[0]);

  expect(await said(official, "/api/desk/retention/propose", { version: 0, reason })).toBe(
    "409 settings-moved",
  );
  const proposed = await official.call("/api/desk/retention/propose", { version, reason });
  expect(proposed.body).toEqual({ count: 1 });
  expect(await said(second, "/api/desk/retention/propose", { version, reason })).toBe(
    "409 retention-under-way",
  );
  const asked = await waiting(second);
  expect(asked).toMatchObject({ act: "retention:carry-out", count: 1, reason });
  const approval = asked?.id ?? "";
  expect(await said(official, "/api/approval/agree", { approval })).toBe("403 not-oneself");
  expect(await isThere(old)).toBe(true);
  expect(await said(second, "/api/approval/agree", { approval })).toBe("200");
  await vi.waitFor(async () => expect((await runsOf(official))[0]?.state).toBe("finished"), patient);
  expect(await runsOf(official)).toMatchObject([
    {
      ...{ proposedBy: official.staff.id, agreed: [second.staff.id], wanted: { usual: 1, grave: 0 } },
      done: { deleted: 1, held: 0, changed: 0 },
    },
  ]);

  expect(await isThere(old)).toBe(false);
  for (const one of [grave, held, young]) expect(await isThere(one)).toBe(true);
  for (const { tools } of [world.app, other.app])
    await vi.waitFor(async () => expect((await tools.keys.of([old.consultation])).size).toBe(0), patient);
  const stored = await dump(world);
  expect(secrets.filter((one) => stored.includes(one))).toEqual([]);
  const found = await official.callAny("/api/desk/search", {
    skin: "now",
    term: "きいてください",
    filter: {},
  });
  expect(JSON.stringify(found.body)).not.toContain(old.consultation);
  const lines = await db
    .selectFrom("audit_line")
    .select(["act", "actor_id", "facts"])
    .where("act", "in", ["retention:carry-out", "deletion:carry-out", "key:destroy", "retention:end"])
    .orderBy("position")
    .execute();
  const [by, retention] = [official.staff.id, (await runsOf(official))[0]?.id];
  const about = { approval, consultation: old.consultation, retention };
  expect(lines).toEqual([
    { act: "retention:carry-out", actor_id: by, facts: { approval, retention, count: 1 } },
    { act: "deletion:carry-out", actor_id: by, facts: { ...about, count: 3 } },
    { act: "key:destroy", actor_id: by, facts: { ...about, count: 1 } },
    { act: "retention:end", actor_id: by, facts: { approval, retention, count: 1 } },
  ]);
}, 180_000);

test("[RT-2] nothing of a consultee goes while one of theirs is open, or ended lately; what was grave once keeps all of theirs", async () => {
  await using world = await openWorld();
  const official = await world.staff("official");
  await setPeriods(official, 12, 60);
  const [returned, both] = [await openEnded(world, 24), await openEnded(world, 24)];
  const due = async () => {
    const { body } = await official.call("/api/desk/retention/preview", {});
    return body.classes.map((one) => one.due);
  };
  expect(await due()).toEqual([2, 0]);
  const { epoch, consultee } = returned;
  await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "また きました" });
  expect(await due()).toEqual([1, 0]);
  await sql`update consultation set urgent = true where id = ${both.consultation}`.execute(world.storage.db);
  expect(await due()).toEqual([0, 0]);
});

test("[RT-1] [RT-3] what is held, or whose consultee has come back, after it was agreed to is kept and said; a run that was cut short goes on, and two processes share it", async () => {
  await using world = await openWorld();
  const { db } = world.storage;
  const talks = [];
  for (let one = 0; one < 6; one++) talks.push(await openEnded(world, 30));
  const [official, second] = [await world.staff("official"), await world.staff("official")];
  const version = await setPeriods(official, 12, null);
  await official.call("/api/desk/retention/propose", { version, reason });
  const [held, returned] = talks as [Talk, Talk];
  const hold = { hold: newIdempotencyKey(), consultation: held.consultation, all: true, reason };
  await official.call("/api/desk/hold/place", { ...hold, ground: "grave-situation" });
  const { epoch } = returned;
  await returned.consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text: "また きました" });
  const approval = (await waiting(second))?.id ?? "";
  await second.call("/api/approval/agree", { approval });
  // By hand beside the clock, from several sides at once.
  const tools = { db, now: () => new Date() };
  const run = await findBegunRun(db);
  if (run) {
    const letAllGo = async (): Promise<void> => {
      while (await letNextGo(tools, run)) {
        // Until there is none left.
      }
      await endRetention(tools, run);
    };
    await Promise.all([letAllGo(), letAllGo(), letAllGo()]);
  }
  await vi.waitFor(async () => expect((await runsOf(official))[0]?.state).toBe("finished"), patient);
  expect((await runsOf(official))[0]?.done).toEqual({ deleted: 4, held: 1, changed: 1 });
  const there = [];
  for (const talk of talks) there.push(await isThere(talk));
  expect(there).toEqual([true, true, false, false, false, false]);
  const ends = db.selectFrom("audit_line").select("facts").where("act", "=", "retention:end");
  expect(await ends.execute()).toHaveLength(1);
  const gone = db.selectFrom("audit_line").select("facts").where("act", "=", "deletion:carry-out");
  expect(await gone.execute()).toHaveLength(4);
}, 120_000);

test("[RT-2] [RT-3] periods are the city's, in versions; what nobody agreed to never goes, and the next can be proposed", async () => {
  await using world = await openWorld();
  const [official, supervisor] = [await world.staff("official"), await world.staff("supervisor")];
  const talk = await openEnded(world, 30);
  const set = (who: Caller, version: number, usual: number | null, grave: number | null) =>
    said(who, "/api/desk/retention/set", { version, settings: { usual, grave } });
  expect(await set(supervisor, 0, 12, null)).toBe("403 not-allowed");
  expect(await set(official, 0, 11, null)).toBe("400 bad-input");
  expect(await set(official, 0, 24, 12)).toBe("400 bad-input");
  expect(await set(official, 0, 12, null)).toBe("200");
  expect(await set(official, 0, 24, null)).toBe("409 settings-moved");
  expect(await said(supervisor, "/api/desk/retention/propose", { version: 1, reason })).toBe(
    "403 not-allowed",
  );
  expect(await said(official, "/api/desk/retention/propose", { version: 1, reason })).toBe("200");
  const approval = (await waiting(official))?.id ?? "";
  expect(await said(await world.staff("administrator"), "/api/approval/refuse", { approval })).toBe("200");
  expect((await runsOf(supervisor))[0]).toMatchObject({ state: "not-agreed", begunAt: null });
  expect(await said(official, "/api/desk/retention/propose", { version: 1, reason })).toBe("200");
  expect(await isThere(talk)).toBe(true);
  // However little the city wants: never nobody.
  const { db } = world.storage;
  await db.updateTable("approval_rule").set({ needed: 0 }).where("act", "=", "retention:carry-out").execute();
  const rules = await (await world.staff("administrator")).call("/api/approval/rules", {});
  expect(rules.body.rules).toContainEqual({ act: "retention:carry-out", needed: 1 });
});
