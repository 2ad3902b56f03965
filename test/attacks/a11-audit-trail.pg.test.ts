// A11: the audit trail against somebody who owns the database and has taken every trigger, check and index away.
import { hash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AuditLine, linkText, nothingBefore } from "../../domain/audit.ts";
import { keepHeads, readKeptHeads } from "../../server/audit/keep-heads.ts";
import { recordActs } from "../../server/audit/record.ts";
import { readHead, signStatement } from "../../server/audit/signed.ts";
import { readLines } from "../../server/audit/store.ts";
import { openTestingTrail, type TestingTrail } from "../../server/audit/testing-trail.ts";
import type { Wrong } from "../../server/audit/walk.ts";

/** Twelve lines: the key's at 1, acts from 2 to 6, a seal (of 6) at 7, acts from 8 to 11, a seal (of 11) at 12. */
async function openTrail(): Promise<TestingTrail & { readonly owner: pg.Client }> {
  const trail = await openTestingTrail();
  await trail.act(5);
  await trail.seal();
  await trail.act(4);
  await trail.seal();
  const owner = new pg.Client({ connectionString: trail.url });
  await owner.connect();
  await owner.query(`
    alter table audit_line disable trigger all;
    alter table audit_head disable trigger all;
    alter table audit_seal disable trigger all;
    alter table audit_line drop constraint audit_line_pkey;
    alter table audit_line drop constraint audit_line_position_check;
    alter table audit_line drop constraint audit_line_check;
    alter table audit_head drop constraint audit_head_pkey;
    alter table audit_seal drop constraint audit_seal_pkey`);
  return {
    ...trail,
    owner,
    async [Symbol.asyncDispose]() {
      await owner.end();
      await trail[Symbol.asyncDispose]();
    },
  };
}

test("[S11.12] an honest trail is proven, whole and in part", async () => {
  await using trail = await openTrail();
  expect(await trail.verify()).toMatchObject({ broken: null, lines: 12, first: 1, last: 12, seals: 2 });
  expect(await trail.verify({ from: 8 })).toMatchObject({ broken: null, lines: 5, first: 8, seals: 1 });
  expect(await trail.verify({ to: 7 })).toMatchObject({ broken: null, lines: 7, last: 7, seals: 1 });
  expect(await trail.verify({ from: 3, to: 5 })).toMatchObject({ broken: null, lines: 3, seals: 0 });
});

const flip = (column: string): string => `set_byte(${column}, 0, get_byte(${column}, 0) # 1)`;
const attacks: readonly (readonly [name: string, sql: string, position: number, why: Wrong])[] = [
  ["edit: who did it", "update audit_line set actor_id = gen_random_uuid() where position = 4", 4, "changed"],
  [
    "edit: what was done",
    "update audit_line set act = 'consultation:close' where position = 4",
    4,
    "changed",
  ],
  ["edit: as whom", "update audit_line set actor_kind = 'consultee' where position = 4", 4, "changed"],
  [
    "edit: when, by a millionth of a second",
    "update audit_line set at = at + interval '1 microsecond' where position = 4",
    4,
    "changed",
  ],
  [
    "edit: a fact, by one",
    `update audit_line set facts = json_build_object('consultation', facts->>'consultation',
       'version', (facts->>'version')::int + 1) where position = 4`,
    4,
    "changed",
  ],
  [
    "edit: a space that changes no meaning",
    "update audit_line set facts = replace(facts::text, ',', ', ')::json where position = 4",
    4,
    "changed",
  ],
  ["edit: no facts", "update audit_line set facts = '{}' where position = 4", 4, "changed"],
  ["edit: the hash", `update audit_line set hash = ${flip("hash")} where position = 4`, 4, "changed"],
  [
    "edit: the hash before",
    `update audit_line set previous = ${flip("previous")} where position = 4`,
    4,
    "changed",
  ],
  ["edit: the first line", "update audit_line set act = 'key:use' where position = 1", 1, "changed"],
  ["edit: the last line", "update audit_line set act = 'key:use' where position = 12", 12, "changed"],
  ["delete: one line", "delete from audit_line where position = 4", 4, "missing"],
  ["delete: the first line", "delete from audit_line where position = 1", 1, "missing"],
  ["delete: all lines", "delete from audit_line", 1, "cut-off"],
  [
    "delete: one, and the others moved up",
    "delete from audit_line where position = 4; update audit_line set position = position - 1 where position > 4",
    4,
    "changed",
  ],
  [
    "reorder: two lines change places",
    "update audit_line set position = 9 - position where position in (4, 5)",
    4,
    "changed",
  ],
  [
    "reorder: two lines change what they say, and keep their places and hashes",
    `update audit_line a set act = b.act, facts = b.facts, at = b.at from audit_line b
       where (a.position, b.position) in ((4, 5), (5, 4))`,
    4,
    "changed",
  ],
  ["add: a line twice", "insert into audit_line select * from audit_line where position = 4", 4, "twice"],
  [
    "add: a line behind the end",
    "insert into audit_line select position + 1, at, actor_kind, actor_id, act, facts, hash, hash from audit_line where position = 12",
    13,
    "misplaced",
  ],
  [
    "add: a line before the beginning",
    "insert into audit_line select 0, at, actor_kind, actor_id, act, facts, previous, hash from audit_line where position = 1",
    0,
    "misplaced",
  ],
  ["cut off the end", "delete from audit_line where position > 9", 10, "cut-off"],
  [
    "cut off the end, and move the head back",
    "delete from audit_line where position > 9; update audit_head set position = 9, hash = (select hash from audit_line where position = 9)",
    10,
    "seal-beyond",
  ],
  ["the head: another hash", `update audit_head set hash = ${flip("hash")}`, 12, "head-differs"],
  [
    "the head: moved back alone",
    "update audit_head set position = 11, hash = (select hash from audit_line where position = 11)",
    12,
    "misplaced",
  ],
  ["the head: moved on alone", "update audit_head set position = 13", 13, "cut-off"],
  ["the head: gone", "delete from audit_head", 0, "no-head"],
  ["the head: two of them", "insert into audit_head select * from audit_head", 0, "no-head"],
  ["a seal: gone", "delete from audit_seal where position = 6", 6, "seal-lost"],
  ["a seal: for another position", "update audit_seal set position = 5 where position = 6", 5, "seal-forged"],
  ["a seal: no head at all", "update audit_seal set signed = '{}' where position = 6", 6, "seal-forged"],
  [
    "a seal: one letter",
    "update audit_seal set signed = replace(signed, '\"count\":6', '\"count\":7') where position = 6",
    7,
    "seal-forged",
  ],
];

describe("noticed, with its first position", () => {
  let trail: Awaited<ReturnType<typeof openTrail>>;
  const tables = ["audit_line", "audit_head", "audit_seal"];
  beforeAll(async () => {
    trail = await openTrail();
    for (const table of tables) await trail.owner.query(`create table kept_${table} as table ${table}`);
  });
  afterAll(() => trail[Symbol.asyncDispose]());

  test.each(attacks)("[AU-7] %s", async (_, sql, position, why) => {
    for (const table of tables)
      await trail.owner.query(`truncate ${table}; insert into ${table} select * from kept_${table}`);
    expect((await trail.verify()).broken).toBeNull();
    await trail.owner.query(sql);
    expect((await trail.verify()).broken).toEqual({ position, why });
  });

  test("[AU-7] in a long trail: cut off far before the end, a hole at the edge of what is read at once", async () => {
    await using long = await openTrail();
    await fill(long, 5_000);
    expect(await long.verify()).toMatchObject({ broken: null, lines: 5_012 });
    const firstOf = async (sql: string) => {
      await long.owner.query(`begin; ${sql}; commit`);
      const { broken } = await long.verify();
      return broken;
    };
    expect(await firstOf("delete from audit_line where position = 4001")).toEqual({
      position: 4_001,
      why: "missing",
    });
    expect(await firstOf("delete from audit_line where position between 2000 and 4000")).toEqual({
      ...{ position: 2_000, why: "missing" },
    });
    expect(await firstOf("delete from audit_line where position > 100")).toEqual({
      position: 101,
      why: "cut-off",
    });
  });

  test("[AU-7] any one column of any one line, changed in any way", async () => {
    await using one = await openTrail();
    const columns = [
      ...["at = at + interval '1 hour'", "actor_kind = 'visitor'", "actor_id = null", "act = act || ' '"],
      ...["facts = '{\"count\":1}'", `previous = ${flip("previous")}`, `hash = ${flip("hash")}`],
    ];
    let tried = 0;
    for (let position = 1; position <= 12; position++) {
      for (const change of columns) {
        await one.owner.query("begin");
        const before = await textOf(one, position);
        await one.owner.query(`update audit_line set ${change} where position = ${position}`);
        await one.owner.query("commit");
        if ((await textOf(one, position)) !== before) {
          tried++;
          expect((await one.verify()).broken, `${position}: ${change}`).toEqual({
            position,
            why: "changed",
          });
        }
        await undo(one, position, before);
      }
    }
    expect((await one.verify()).broken).toBeNull();
    expect(tried).toBeGreaterThan(70);
    console.info(`${tried} edits of one column, ${tried} noticed`);
  });
});

describe("rewritten by somebody who computes every hash anew", () => {
  test("[AU-7] one line with its own hash: the next one does not follow from it", async () => {
    await using trail = await openTrail();
    await rewrite(trail, 4, 4);
    expect((await trail.verify()).broken).toEqual({ position: 5, why: "unlinked" });
  });

  test("[AU-8] the whole chain, head included: it contradicts the heads that were sealed", async () => {
    await using trail = await openTrail();
    await rewrite(trail, 4);
    expect((await trail.verify()).broken).toEqual({ position: 6, why: "seal-differs" });
  });

  test("[AU-8] and its sealed heads thrown away: the chain itself says there were some", async () => {
    await using trail = await openTrail();
    await rewrite(trail, 4);
    await trail.owner.query("delete from audit_seal");
    expect((await trail.verify()).broken).toEqual({ position: 6, why: "seal-lost" });
  });

  test("[AU-8] and the lines that say so as well: heads kept outside the database contradict it", async () => {
    await using trail = await openTrail();
    await using folder = await temporaryFolder();
    await keepHeads(trail.db, folder.path);
    await rewrite(trail, 4, 12, (line) => line.act !== "audit:seal");
    await trail.owner.query("delete from audit_seal");
    // By itself it is a perfect chain. That is why heads are kept elsewhere.
    expect(await trail.verify()).toMatchObject({ broken: null, seals: 0, lines: 10 });
    const heads = await readKeptHeads(folder.path);
    expect((await trail.verify({ heads })).broken).toEqual({ position: 6, why: "seal-differs" });
  });

  test("[AU-8] and made exactly as long as it was: the same", async () => {
    await using trail = await openTrail();
    await using folder = await temporaryFolder();
    await keepHeads(trail.db, folder.path);
    await rewrite(trail, 4, 12, (line) => (line.act === "audit:seal" ? { ...line, act: "key:use" } : true));
    await trail.owner.query("delete from audit_seal");
    expect(await trail.verify()).toMatchObject({ broken: null, lines: 12 });
    // One line in the city's files is enough.
    const [one] = await readdir(folder.path);
    const heads = await readKeptHeads(join(folder.path, one ?? ""));
    expect(heads).toHaveLength(1);
    expect((await trail.verify({ heads })).broken).toEqual({ position: 6, why: "seal-differs" });
  });

  test("[AU-8] and sealed anew with a key of one's own: not this city's signature", async () => {
    await using trail = await openTrail();
    await using other = await openTestingTrail();
    await rewrite(trail, 4);
    const [line] = await readLines(trail.db, 6, 6, 1);
    const forged = signStatement(other.auditKeys, {
      ...{ format: "yorisoi-audit-head-1", epoch: crypto.randomUUID(), count: 6, hash: line?.hash },
      at: new Date().toISOString(),
    });
    await trail.owner.query("update audit_seal set signed = $1 where position = 6", [forged]);
    expect((await trail.verify()).broken).toEqual({ position: 6, why: "seal-forged" });
  });

  test("[AU-8] the chain begun anew with another key: heads of the old one are not of this city any more", async () => {
    await using trail = await openTrail();
    await using folder = await temporaryFolder();
    await keepHeads(trail.db, folder.path);
    await using other = await openTestingTrail();
    const heads = await readKeptHeads(folder.path);
    expect((await other.verify({ heads })).broken).toMatchObject({ why: "seal-forged" });
  });

  test("what is not held: lines after the newest head that anyone has kept", async () => {
    await using trail = await openTrail();
    await trail.act(3);
    await rewrite(trail, 13);
    expect(await trail.verify()).toMatchObject({ broken: null, lines: 15 });
  });
});

describe("sealed heads on the machine", () => {
  test("[AU-8] each is written once, and never again", async () => {
    await using trail = await openTrail();
    await using folder = await temporaryFolder();
    expect(await keepHeads(trail.db, folder.path)).toBe(2);
    expect(await keepHeads(trail.db, folder.path)).toBe(0);
    const [name = ""] = await readdir(folder.path);
    const before = await readFile(join(folder.path, name), "utf8");
    await trail.owner.query("update audit_seal set signed = '{}'");
    expect(await keepHeads(trail.db, folder.path)).toBe(0);
    expect(await readFile(join(folder.path, name), "utf8")).toBe(before);
    expect(readHead(before.trim())?.count).toBe(6);
  });

  test("a file that holds something else is named", async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, "x.json"), "{}\n");
    await expect(readKeptHeads(folder.path)).rejects.toThrow(/Line 1 of .*x\.json is no sealed head/);
  });
});

async function fill(trail: TestingTrail, count: number): Promise<void> {
  const done = Array.from({ length: count }, (_, at) => {
    return { actor: { kind: "system" }, act: "key:use", facts: { count: at } } as const;
  });
  await trail.db.transaction().execute((tx) => recordActs(tx, trail.now(), done));
}

async function textOf(trail: TestingTrail, position: number): Promise<string> {
  return JSON.stringify((await readLines(trail.db, position, position, 1))[0]);
}

async function undo(trail: TestingTrail & { owner: pg.Client }, position: number, text: string) {
  const { at, actor, id, act, facts, previous, hash: proof } = JSON.parse(text) as AuditLine;
  await trail.owner.query(
    `update audit_line set at = $2, actor_kind = $3, actor_id = $4, act = $5, facts = $6,
       previous = decode($7, 'hex'), hash = decode($8, 'hex') where position = $1`,
    [position, at, actor, id, act, facts, previous, proof],
  );
}

/** Changes the act of `first`, and computes everything from there to `last` anew, the head with it. */
async function rewrite(
  trail: TestingTrail & { owner: pg.Client },
  first: number,
  last = Number.MAX_SAFE_INTEGER,
  keep: (line: AuditLine) => boolean | AuditLine = () => true,
): Promise<void> {
  const all = await readLines(trail.db, 1, 1_000_000, 1_000_000);
  const isWhole = last >= all.length;
  let [position, previous] = [0, nothingBefore];
  const made: AuditLine[] = [];
  for (const line of all) {
    const kept = keep(line);
    if (kept === false) continue;
    const one = kept === true ? line : kept;
    position++;
    if (line.position < first || line.position > last) {
      made.push(line);
      previous = line.hash;
      continue;
    }
    const said = { ...one, position, previous, ...(line.position === first ? { act: "session:begin" } : {}) };
    const proof = hash("sha256", linkText(said));
    made.push({ ...said, hash: proof });
    previous = proof;
  }
  const { owner } = trail;
  await owner.query("begin; delete from audit_line");
  for (const { position: place, at, actor, id, act, facts, previous: before, hash: proof } of made) {
    await owner.query(
      "insert into audit_line values ($1, $2, $3, $4, $5, $6, decode($7, 'hex'), decode($8, 'hex'))",
      [place, at, actor, id, act, facts, before, proof],
    );
  }
  if (isWhole)
    await owner.query("update audit_head set position = $1, hash = decode($2, 'hex')", [position, previous]);
  await owner.query("commit");
}

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "yorisoi-heads-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
