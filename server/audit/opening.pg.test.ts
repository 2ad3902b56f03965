// Through the doors: what staff open, take and close leaves its lines, and nothing that was written does.

import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Frame, Skin } from "../../contract/sync.ts";
import type { ConsultationId, Epoch } from "../../domain/ids.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, unknownStaff, type World } from "../../test/world.ts";
import { recordAct } from "./record.ts";
import { lockHead, readLines } from "./store.ts";
import { verifyAudit } from "./verify.ts";

type Opened = { readonly id: ConsultationId; readonly epoch: Epoch; readonly consultee: Caller };

async function openConsultation(world: World, text = "そうだんです"): Promise<Opened> {
  const consultee = await world.consultee();
  const epoch = world.app.tools.epoch();
  const { body } = await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text });
  return { id: body.consultation, epoch, consultee };
}

function looking({ id, epoch }: Opened, skin: Skin) {
  return { epoch, skin, watch: [{ consultation: id, after: 0 }] };
}

async function actsOf(world: World): Promise<string[]> {
  const lines = await readLines(world.storage.db, 1, 1_000, 1_000);
  return lines.filter(({ act }) => act.startsWith("consultation:")).map(({ act }) => act);
}

async function proven(world: World): Promise<void> {
  const { publicKey } = world.app.tools.auditKeys;
  expect((await verifyAudit(world.storage.db, { publicKey })).broken).toBeNull();
}

test("[S8.3] [AU-9] an official who looks on leaves one line, whichever rungs and processes the page goes over", async () => {
  await using world = await openWorld();
  const other = await world.another();
  const opened = await openConsultation(world);
  const official = await world.staff("official");
  const elsewhere = { ...official, origin: other.origin };
  for (const caller of [official, elsewhere, official]) {
    const { body } = await official.call("/api/desk/sync", looking(opened, "now"));
    expect(body.frames.map(({ t }: Frame) => t)).toContain("entries");
    await stream(caller, looking(opened, "stream"));
    await official.call("/api/desk/sync", looking(opened, "wait"));
  }
  expect(await actsOf(world)).toEqual(["consultation:view"]);
  const [line] = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "consultation:view")
    .execute();
  expect(line).toMatchObject({ actor_id: official.staff.id, facts: { consultation: opened.id } });
  await proven(world);
});

test("[AU-9] not a word leaves before the viewing is on record", async () => {
  await using world = await openWorld();
  const opened = await openConsultation(world);
  const official = await world.staff("official");
  let answered = false;
  const looks = await world.storage.db.transaction().execute(async (tx) => {
    await lockHead(tx);
    const call = official.call("/api/desk/sync", looking(opened, "now")).then((answer) => {
      answered = true;
      return answer;
    });
    await pause(400);
    expect(answered).toBe(false);
    return { call };
  });
  const { status, body } = await looks.call;
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain("そうだんです");
  expect(await actsOf(world)).toEqual(["consultation:view"]);
});

test("[AU-9] a reader who went away meanwhile is not followed on", async () => {
  await using world = await openWorld();
  const opened = await openConsultation(world);
  const official = await world.staff("official");
  await world.storage.db.transaction().execute(async (tx) => {
    await lockHead(tx);
    for (const skin of ["stream", "wait", "now"] as const) {
      const gone = new AbortController();
      const call = fetch(`${official.origin}/api/desk/sync`, {
        ...post(official, looking(opened, skin)),
        signal: gone.signal,
      });
      await pause(150);
      gone.abort();
      await expect(call).rejects.toThrow();
    }
  });
  for (let tries = 0; tries < 60 && world.app.tools.hub.followed() > 0; tries++) await pause(50);
  expect(world.app.tools.hub.followed()).toBe(0);
});

test("[AU-9] neither the list, nor what does not exist, nor what the consultee reads is a viewing", async () => {
  await using world = await openWorld();
  const opened = await openConsultation(world);
  const counsellor = await world.staff("counsellor");
  const { epoch } = opened;
  await counsellor.call("/api/desk/sync", { epoch, skin: "now", watch: [], desk: { after: null } });
  const unknown = unknownStaff() as unknown as ConsultationId;
  const answer = await counsellor.call("/api/desk/sync", looking({ ...opened, id: unknown }, "now"));
  expect(answer.status).toBe(404);
  await opened.consultee.call("/api/sync", looking(opened, "now"));
  expect(await actsOf(world)).toEqual([]);
});

test("[AU-3] claim and close each leave one line, doing them again none, and being refused none", async () => {
  await using world = await openWorld();
  const { id, epoch } = await openConsultation(world);
  const [counsellor, colleague] = [await world.staff("counsellor"), await world.staff("counsellor")];
  const one = { epoch, consultation: id };
  for (let times = 0; times < 3; times++) await counsellor.call("/api/desk/claim", one);
  expect((await colleague.call("/api/desk/claim", one)).status).toBe(409);
  for (let times = 0; times < 3; times++) await counsellor.call("/api/desk/close", one);
  expect((await colleague.call("/api/desk/claim", one)).status).toBe(409);
  expect(await actsOf(world)).toEqual(["consultation:claim", "consultation:close"]);
  await proven(world);
});

test("[AU-3] ten counsellors claim at once: one claim, one line", async () => {
  await using world = await openWorld();
  const { id, epoch } = await openConsultation(world);
  const people = await Promise.all(Array.from({ length: 10 }, () => world.staff("counsellor")));
  const answers = await Promise.all(
    people.map((one) => one.call("/api/desk/claim", { epoch, consultation: id })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await actsOf(world)).toEqual(["consultation:claim"]);
});

test("[AU-4] messages and read marks leave no line: a held chain does not hold them up", async () => {
  await using world = await openWorld();
  const { id, epoch, consultee } = await openConsultation(world);
  const counsellor = await world.staff("counsellor");
  await takeUp(counsellor, { epoch, consultation: id });
  const before = await actsOf(world);
  await world.storage.db.transaction().execute(async (tx) => {
    await lockHead(tx);
    const key = newIdempotencyKey;
    const sent = await consultee.call("/api/send", { epoch, consultation: id, key: key(), text: "きいて" });
    const said = { epoch, consultation: id, key: key(), text: "きいています", claimVersion: 1 };
    const replied = await counsellor.call("/api/desk/reply", said);
    const read = await counsellor.call("/api/desk/read", { epoch, consultation: id, upTo: 3 });
    expect([sent.status, replied.status, read.status]).toEqual([200, 200, 200]);
    const opened = await openConsultation(world);
    expect(opened.id).toBeTruthy();
  });
  expect(await actsOf(world)).toEqual(before);
});

test("[AU-5] nothing that anyone wrote, and no name, is in the trail: 60 canaries", async () => {
  await using world = await openWorld();
  const counsellor = await world.staff("counsellor");
  const auditor = await world.staff("auditor");
  const canaries = Array.from({ length: 20 }, (_, at) => `かなりあ${at}ばん-${crypto.randomUUID()}`);
  const { auditKeys, db, now } = world.app.tools;
  for (const canary of canaries) {
    const opened = await openConsultation(world, canary);
    const { id, epoch, consultee } = opened;
    const one = { epoch, consultation: id };
    await counsellor.call("/api/desk/sync", looking(opened, "now"));
    await takeUp(counsellor, one);
    await consultee.call("/api/send", { ...one, key: newIdempotencyKey(), text: `${canary} 二` });
    const reply = { ...one, key: newIdempotencyKey(), text: `${canary} 三`, claimVersion: 1 };
    await counsellor.call("/api/desk/reply", reply);
    await counsellor.call("/api/desk/close", one);
    // As the search of consultations will record it.
    const facts = { termHash: auditKeys.hashWords("term", canary), count: 1 };
    await db
      .transaction()
      .execute((tx) => recordAct(tx, now(), counsellor.staff, "consultation:search", facts));
  }
  await auditor.call("/api/audit/search", {});
  const { rows } = await sql<{ text: string }>`
    select row_to_json(l)::text as text from audit_line l union all
    select row_to_json(h)::text from audit_head h union all
    select row_to_json(s)::text from audit_seal s union all
    select row_to_json(v)::text from viewing v`.execute(db);
  expect(rows.length).toBeGreaterThan(80);
  const all = rows.map(({ text }) => text).join("\n");
  for (const canary of canaries) expect(all).not.toContain(canary.slice(0, 5));
  for (const { staff } of [counsellor, auditor]) expect(all).not.toContain(staff.displayName);
  // Not one letter that is not ASCII: nothing Japanese at all.
  expect(Buffer.byteLength(all)).toBe(all.length);
});

test("[AU-5] the same words have the same hash, and nobody without the key can try words out", async () => {
  await using world = await openWorld();
  await using another = await openWorld();
  const [ours, theirs] = [world.app.tools.auditKeys, another.app.tools.auditKeys];
  expect(ours.hashWords("term", "ﾀｽｹﾃ ")).toBe(ours.hashWords("term", "タスケテ"));
  expect(ours.hashWords("term", "a")).not.toBe(ours.hashWords("name", "a"));
  expect(ours.hashWords("term", "a")).not.toBe(theirs.hashWords("term", "a"));
  // And every process of one city has the same key.
  const other = await world.another();
  expect(other.app.tools.auditKeys.hashWords("term", "a")).toBe(ours.hashWords("term", "a"));
  expect(other.app.tools.auditKeys.fingerprint).toBe(ours.fingerprint);
});

function post({ origin, cookie }: Caller, body: unknown): RequestInit {
  const headers = { origin, cookie, "content-type": "application/json" };
  return { method: "POST", headers, body: JSON.stringify(body) };
}

/** Opens a stream, waits for the words, and closes it as a page does that goes away. */
async function stream(caller: Caller, input: unknown): Promise<void> {
  const gone = new AbortController();
  const answer = await fetch(`${caller.origin}/api/desk/sync`, {
    ...post(caller, input),
    signal: gone.signal,
  });
  let text = "";
  for await (const bytes of answer.body ?? []) {
    text += Buffer.from(bytes).toString();
    if (text.includes('"entries"')) break;
  }
  gone.abort();
  expect(text).toContain("そうだんです");
}
