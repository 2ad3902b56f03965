import { createHash, createPublicKey, randomUUID, verify } from "node:crypto";
import { expect, test } from "vitest";
import type { Purpose } from "../../domain/audit.ts";
import type { ConsultationId, StaffId } from "../../domain/ids.ts";
import { type Caller, openWorld, type World } from "../../test/world.ts";
import { checkAuditFile } from "./check-file.ts";
import { recordAct } from "./record.ts";
import { readHead } from "./signed.ts";
import { listSeals } from "./store.ts";
import { verifyAudit } from "./verify.ts";

const somebody = randomUUID() as StaffId;
const consultations = Array.from({ length: 5 }, () => randomUUID() as ConsultationId);

/** So many lines, an hour apart, by one person, about five consultations in turn. */
async function fill(world: World, count: number, from = Date.parse("2026-04-01T00:00:00Z")): Promise<void> {
  await world.storage.db.transaction().execute(async (tx) => {
    for (let at = 0; at < count; at++) {
      const facts = { consultation: consultations[at % 5] as ConsultationId, version: at };
      const act = at % 2 ? "consultation:claim" : "consultation:close";
      await recordAct(tx, new Date(from + at * 3_600_000), { kind: "staff", id: somebody }, act, facts);
    }
  });
}

test("[S11.12] [AU-10] only auditors and administrators search, read the head, and export", async () => {
  await using world = await openWorld();
  const calls = [
    ["/api/audit/search", {}],
    ["/api/audit/head", {}],
    [
      "/api/audit/export",
      { from: "2026-01-01T00:00:00Z", to: "2036-01-01T00:00:00Z", purpose: "inspection" },
    ],
    ["/api/audit/export-part", { export: 1, after: null }],
  ] as const;
  for (const role of ["counsellor", "supervisor", "official", "operator"] as const) {
    const caller = await world.staff(role);
    for (const [path, input] of calls)
      expect((await caller.callAny(path, input)).status, `${role} ${path}`).toBe(403);
  }
  for (const caller of [world.visitor(), await world.consultee()])
    for (const [path, input] of calls) expect((await caller.callAny(path, input)).status).toBe(401);
  for (const role of ["auditor", "administrator"] as const) {
    const caller = await world.staff(role);
    for (const [path, input] of calls.slice(0, 3))
      expect((await caller.callAny(path, input)).status, `${role} ${path}`).toBe(200);
  }
});

test("[AU-10] finds by time, person, act and consultation, the newest first, and is itself a line", async () => {
  await using world = await openWorld();
  await fill(world, 20);
  const auditor = await world.staff("auditor");
  const search = (input: Parameters<typeof auditor.call<"/api/audit/search">>[1]) =>
    auditor.call("/api/audit/search", input).then(({ body }) => body.lines);

  const theirs = await search({ actor: somebody });
  expect(theirs).toHaveLength(20);
  expect(theirs.map(({ facts }) => facts["version"])).toEqual(Array.from({ length: 20 }, (_, at) => 19 - at));
  expect(await search({ consultation: consultations[2] as ConsultationId })).toHaveLength(4);
  expect(await search({ actor: somebody, acts: ["consultation:claim"] })).toHaveLength(10);
  expect(await search({ actor: somebody, acts: ["consultation:claim", "consultation:close"] })).toHaveLength(
    20,
  );
  const hours = await search({ from: "2026-04-01T03:00:00Z", to: "2026-04-01T06:00:00Z" });
  expect(hours.map(({ facts }) => facts["version"])).toEqual([5, 4, 3]);
  expect(await search({ actor: auditor.staff.id, acts: ["audit:seal"] })).toEqual([]);

  const searches = await search({ acts: ["audit:search"] });
  expect(searches).toHaveLength(6);
  expect(searches.map(({ id }) => id)).toEqual(Array.from({ length: 6 }, () => auditor.staff.id));
  expect(searches.map(({ facts }) => facts)).toEqual([
    { count: 0, about: "audit:seal", staff: auditor.staff.id },
    { count: 3, from: "2026-04-01T03:00:00.000Z", to: "2026-04-01T06:00:00.000Z" },
    { count: 20, staff: somebody },
    { count: 10, about: "consultation:claim", staff: somebody },
    { count: 4, consultation: consultations[2] },
    { count: 20, staff: somebody },
  ]);
  const { publicKey } = world.app.tools.auditKeys;
  expect((await verifyAudit(world.storage.db, { publicKey })).broken).toBeNull();
});

test("[AU-10] pages follow one another without a line lost or shown twice, while the trail grows", async () => {
  await using world = await openWorld();
  await fill(world, 25);
  const auditor = await world.staff("auditor");
  const seen: number[] = [];
  for (let before: number | undefined, pages = 0; pages < 10; pages++) {
    const { body } = await auditor.call("/api/audit/search", {
      actor: somebody,
      most: 10,
      ...(before ? { before } : {}),
    });
    seen.push(...body.lines.map(({ position }) => position));
    await fill(world, 1, Date.parse("2027-01-01T00:00:00Z"));
    if (body.next === null) break;
    before = body.next;
  }
  expect(seen).toHaveLength(25);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test("names and numbers come with the ids, for the people and consultations that exist", async () => {
  await using world = await openWorld();
  const consultee = await world.consultee();
  const epoch = world.app.tools.epoch();
  const key = randomUUID() as never;
  const { consultation } = (await consultee.call("/api/open", { epoch, key, text: "x" })).body;
  const counsellor = await world.staff("counsellor");
  const claimed = await counsellor.call("/api/desk/claim", { epoch, consultation });
  const auditor = await world.staff("auditor");
  const { body } = await auditor.call("/api/audit/search", { number: claimed.body.number });
  expect(body.lines.map(({ act }) => act)).toEqual(["consultation:claim"]);
  expect(body.staff).toEqual([{ id: counsellor.staff.id, displayName: counsellor.staff.displayName }]);
  expect(body.consultations).toEqual([{ id: consultation, number: claimed.body.number }]);
  const nothing = await auditor.call("/api/audit/search", { number: 1 });
  expect(nothing.body.lines).toEqual([]);
});

test("[AU-8] the head, its key and the day's seal", async () => {
  await using world = await openWorld();
  const auditor = await world.staff("auditor");
  for (let tries = 0; tries < 100 && (await listSeals(world.storage.db)).length === 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  const { body } = await auditor.call("/api/audit/head", {});
  expect(body.seals).toHaveLength(1);
  const [sealed] = await listSeals(world.storage.db);
  const head = readHead(sealed?.signed ?? "");
  expect(body.seals[0]).toEqual({ day: sealed?.day, count: head?.count, hash: head?.hash, at: head?.at });
  expect(isSigned(body.publicKey, sealed?.signed ?? "")).toBe(true);
  // Two processes, one seal a day.
  await world.another();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await listSeals(world.storage.db)).toHaveLength(1);
});

async function exported(
  caller: Caller,
  period: { from: string; to: string },
  purpose: Purpose = "inspection",
): Promise<{ text: string; name: string; parts: number }> {
  const begun = await caller.call("/api/audit/export", { ...period, purpose });
  expect(begun.status).toBe(200);
  let [text, parts] = ["", 0];
  for (let after: number | null = null, more = true; more; parts++) {
    const asked: { export: number; after: number | null } = { export: begun.body.export, after };
    const { body } = await caller.call("/api/audit/export-part", asked);
    text += body.text;
    after = body.next;
    more = after !== null;
  }
  return { text, name: begun.body.name, parts };
}

const april = { from: "2026-03-31T15:00:00Z", to: "2026-04-30T15:00:00Z" };

test("[AU-11] a period leaves as a file that proves itself, by SHA-256 and the city's public key alone", async () => {
  await using world = await openWorld();
  await fill(world, 2_100, Date.parse("2026-01-20T00:00:00Z"));
  const auditor = await world.staff("auditor");
  const { text, name, parts } = await exported(auditor, {
    from: "2026-01-20T00:00:00Z",
    to: "2026-04-30T15:00:00Z",
  });
  expect(name).toBe("audit-2026-01-20-to-2026-04-30.jsonl");
  expect(parts).toBe(2);
  const lines = text.trimEnd().split("\n");
  const end = lines.pop() ?? "";
  expect(lines).toHaveLength(2_100);

  // With nothing of ours: as somebody would do it who has this page and the key.
  let previous: string | null = null;
  for (const line of lines) {
    const { hash, previous: before } = JSON.parse(line) as Record<string, string>;
    if (previous !== null) expect(before).toBe(previous);
    expect(
      createHash("sha256")
        .update(line.replace(/,"hash":"[\da-f]{64}"\}$/, "}"))
        .digest("hex"),
    ).toBe(hash);
    previous = hash ?? null;
  }
  const { body: head } = await auditor.call("/api/audit/head", {});
  expect(isSigned(head.publicKey, end)).toBe(true);
  expect(JSON.parse(end)).toMatchObject({
    hash: previous,
    purpose: "inspection",
    from: "2026-01-20T00:00:00.000Z",
  });

  const { publicKey, fingerprint } = world.app.tools.auditKeys;
  const verdict = await check(text, { publicKey });
  expect(verdict).toMatchObject({ broken: null, lines: 2_100, fingerprint });
  expect(await check(text)).toMatchObject({ broken: null, fingerprint });
});

test("[AU-10] an export is a line before it leaves: by whom, why, from where to where", async () => {
  await using world = await openWorld();
  await fill(world, 5);
  const auditor = await world.staff("auditor");
  await exported(auditor, april, "incident");
  const { body } = await auditor.call("/api/audit/search", { acts: ["audit:export"] });
  expect(body.lines).toHaveLength(1);
  expect(body.lines[0]).toMatchObject({ actor: "staff", id: auditor.staff.id });
  expect(body.lines[0]?.facts).toMatchObject({
    purpose: "incident",
    count: 5,
    from: "2026-03-31T15:00:00.000Z",
  });
});

test("[AU-10] nobody goes on with somebody else's export, with what is none, or a day later", async () => {
  let at = Date.parse("2026-11-22T00:00:00Z");
  await using world = await openWorld({ now: () => new Date(at) });
  await fill(world, 5);
  const [auditor, other] = [await world.staff("auditor"), await world.staff("auditor")];
  const { body } = await auditor.call("/api/audit/export", { ...april, purpose: "inspection" });
  const part = { export: body.export, after: null };
  expect((await auditor.call("/api/audit/export-part", part)).status).toBe(200);
  expect((await other.call("/api/audit/export-part", part)).status).toBe(404);
  expect((await auditor.call("/api/audit/export-part", { export: 2, after: null })).status).toBe(404);
  expect((await auditor.call("/api/audit/export-part", { export: 9_999, after: null })).status).toBe(404);
  const beyond = await auditor.call("/api/audit/export-part", { export: body.export, after: 9_999 });
  expect(beyond.body.text.split("\n")).toHaveLength(2);
  at += 25 * 3_600_000;
  const later = await other.callAny("/api/audit/export", { ...april, purpose: "because" });
  expect([400, 401, 403]).toContain(later.status);
  const none = { from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z", purpose: "inspection" as const };
  const fresh = await world.staff("auditor");
  expect((await fresh.call("/api/audit/export", none)).status).toBe(404);
});

test("[AU-10] whoever is dismissed in the middle of an export gets no further part within five seconds", async () => {
  await using world = await openWorld();
  await fill(world, 4_100, Date.parse("2025-01-01T00:00:00Z"));
  const auditor = await world.staff("auditor");
  const period = { from: "2025-01-01T00:00:00Z", to: "2025-12-31T15:00:00Z", purpose: "inspection" as const };
  const { body } = await auditor.call("/api/audit/export", period);
  const part = { export: body.export, after: null };
  expect((await auditor.call("/api/audit/export-part", part)).body.next).not.toBeNull();
  await world.storage.db
    .updateTable("staff")
    .set({ ended_at: new Date() })
    .where("id", "=", auditor.staff.id)
    .execute();
  const began = performance.now();
  let status = 200;
  while (status === 200 && performance.now() - began < 10_000)
    status = (await auditor.call("/api/audit/export-part", part)).status;
  expect(status).toBe(401);
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("[AU-11] whatever is done to a file is noticed", async () => {
  await using world = await openWorld();
  await fill(world, 12);
  const auditor = await world.staff("auditor");
  const { text } = await exported(auditor, april);
  const other = await exported(auditor, { from: april.from, to: "2026-04-01T06:00:00Z" });
  const { publicKey } = world.app.tools.auditKeys;
  const lines = text.trimEnd().split("\n");
  const without = (...places: number[]) => lines.filter((_, at) => !places.includes(at)).join("\n");
  const first = (JSON.parse(lines[0] ?? "") as { position: number }).position;
  const cases: [name: string, text: string, position: number | null, why: string][] = [
    ["a letter", text.replace("consultation:claim", "consultation:close"), first + 1, "changed"],
    ["a space", text.replace(',"act"', ', "act"'), first, "not-to-be-read"],
    [
      "the order of members",
      text.replace(/("at":"[^"]*"),("actor":"staff")/, "$2,$1"),
      first,
      "not-to-be-read",
    ],
    ["a line taken out", without(3), first + 3, "missing"],
    ["two lines swapped", [lines[1], lines[0], ...lines.slice(2)].join("\n"), first + 2, "misplaced"],
    ["a line twice", [...lines.slice(0, 3), ...lines.slice(2)].join("\n"), first + 2, "twice"],
    ["the first line taken away", without(0), null, "other-end"],
    ["the last line taken away", without(lines.length - 2), null, "other-end"],
    ["the end taken away", without(lines.length - 1), null, "no-end"],
    ["something behind the end", `${text}{}`, null, "after-end"],
    [
      "another file's end",
      [...lines.slice(0, -1), other.text.trimEnd().split("\n").at(-1)].join("\n"),
      null,
      "other-end",
    ],
    ["another purpose", text.replace('"purpose":"inspection"', '"purpose":"statistics"'), null, "unsigned"],
    ["nothing left", "", null, "empty"],
    ["another file altogether", "hello\nworld\n", null, "no-end"],
  ];
  expect((await check(text, { publicKey })).broken).toBeNull();
  for (const [name, changed, position, why] of cases)
    expect((await check(changed, { publicKey })).broken, name).toEqual({ position, why });

  await using elsewhere = await openWorld();
  const theirs = { publicKey: elsewhere.app.tools.auditKeys.publicKey };
  expect((await check(text, theirs)).broken).toEqual({ position: null, why: "unsigned" });
});

async function check(text: string, options: Parameters<typeof checkAuditFile>[1] = {}) {
  async function* lines(): AsyncGenerator<string> {
    yield* text.split("\n");
  }
  return checkAuditFile(lines(), options);
}

/** As openssl would: the text without its last member, and that member. */
function isSigned(pem: string, text: string): boolean {
  const signature = Buffer.from((JSON.parse(text) as { signature: string }).signature, "base64");
  const said = Buffer.from(text.replace(/,"signature":"[^"]*"\}$/, "}"));
  return verify(null, said, createPublicKey(pem), signature);
}

test("[AU-10] how many there are in each hour comes with the search that asks for it, of 31 days at most, and is one line", async () => {
  await using world = await openWorld();
  await fill(world, 50);
  const auditor = await world.staff("auditor");
  const search = async (asked: object) =>
    (await auditor.call("/api/audit/search", { most: 10, ...asked })).body;
  const [from, to] = ["2026-04-01T00:00:00.000Z", "2026-05-02T00:00:00.000Z"];
  const before = await world.storage.db.selectFrom("audit_head").select("position").executeTakeFirstOrThrow();
  const { lines, hours, next } = await search({ from, to, byHour: true });
  const after = await world.storage.db.selectFrom("audit_head").select("position").executeTakeFirstOrThrow();
  expect(after.position - before.position).toBe(1);
  expect(hours).toHaveLength(50);
  expect(hours?.[0]).toEqual({ at: from, count: 1 });
  expect(lines).toHaveLength(10);
  // Only what was searched for is counted; a later page is of what was counted already.
  const claims = await search({ from, to, byHour: true, acts: ["consultation:claim"] });
  expect(claims.hours).toHaveLength(25);
  expect((await search({ from, to, byHour: true, number: 999_999 })).hours).toEqual([]);
  expect((await search({ from, to, byHour: true, before: next ?? 0 })).hours).toBeNull();
  expect((await search({ from, to })).hours).toBeNull();
  expect((await search({ from, byHour: true })).hours).toBeNull();
  expect((await search({ from, to: "2026-05-02T00:00:00.001Z", byHour: true })).hours).toBeNull();
});
