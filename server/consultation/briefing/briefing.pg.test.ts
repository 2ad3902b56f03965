import { expect, test } from "vitest";
import { emptySheet } from "../../../domain/risk-sheet.ts";
import { openTalk, type Talk } from "../../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../../test/world.ts";

const record = {
  ...{ concern: "返事がない", response: "", assessment: "", handOver: "月曜に", promises: "言わない" },
  risk: "high" as const,
};

async function opens(consultee: Caller, { epoch }: Talk, text: string) {
  const opened = await consultee.call("/api/open", { epoch, key: newIdempotencyKey(), text });
  return opened.body.consultation;
}

const see = async (by: Caller, { consultation }: Pick<Talk, "consultation">) =>
  (await by.call("/api/desk/briefing", { consultation })).body;

async function acts({ storage }: World, act: string) {
  const lines = storage.db.selectFrom("audit_line").select(["actor_id", "facts"]).where("act", "=", act);
  return lines.orderBy("position").execute();
}

async function entriesOf(talk: Talk, who: "consultee" | "counsellor") {
  const { epoch, consultation } = talk;
  const watch = [{ consultation, after: 0 }];
  const { body } =
    who === "consultee"
      ? await talk.consultee.call("/api/sync", { epoch, skin: "now", watch })
      : await talk.counsellor.call("/api/desk/sync", { epoch, skin: "now", watch });
  return body.frames.flatMap((frame) => (frame.t === "entries" ? frame.entries : []));
}

test("[S8.8] [BR-1] whoever comes for the first time has an empty briefing; reading it is an entry and on record, once", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultation, epoch, counsellor } = talk;
  const opened = await opens(await world.consultee(), talk, "はじめて きました");
  await counsellor.call("/api/desk/claim", { epoch, consultation: opened });
  const before = (await acts(world, "briefing:open")).length;
  expect(await see(counsellor, { consultation: opened })).toEqual({
    ...{ version: 0, earlier: [], more: 0, attributesAreNew: false, readings: [] },
    ...{ records: [], disclosures: [], draft: null, handOvers: [] },
  });
  const reading = { epoch, consultation: opened, version: 0 };
  const read = await counsellor.call("/api/desk/briefing-read", reading);
  expect([read.status, read.body.briefing]).toEqual([200, "read"]);
  expect((await counsellor.call("/api/desk/briefing-read", reading)).body).toEqual(read.body);
  const { id } = counsellor.staff;
  const mine = { actor_id: id, facts: { consultation: opened, version: 0 } };
  expect((await acts(world, "briefing:open")).slice(before)).toEqual([mine]);
  expect((await acts(world, "briefing:read")).filter(({ facts }) => facts.consultation === opened)).toEqual([
    mine,
  ]);
  const { readings } = await see(counsellor, { consultation: opened });
  expect(readings).toEqual([{ staff: id, at: expect.any(String), version: 0 }]);
  expect(
    (await counsellor.callAny("/api/desk/briefing-read", { ...reading, version: 7 })).body,
  ).toMatchObject({
    code: "briefing-moved",
  });
  expect(consultation).not.toBe(opened);
});

test("[S8.8] [BR-2] what becomes known elsewhere moves the briefing of whoever holds another talk of the same child", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultee, counsellor, consultation, epoch } = talk;
  const second = await opens(consultee, talk, "もうひとつ あります");
  const summary = async () => {
    const asked = { epoch, skin: "now" as const, watch: [], desk: { after: null } };
    const { frames } = (await counsellor.call("/api/desk/sync", asked)).body;
    return frames
      .flatMap((frame) => (frame.t === "desk" ? frame.changes : []))
      .find(({ id }) => id === consultation);
  };
  const readOn = async () => {
    const { version } = await see(counsellor, talk);
    await counsellor.call("/api/desk/briefing-read", { epoch, consultation, version });
    return version;
  };
  const moved = async () => [(await summary())?.briefing, (await summary())?.historyVersion];
  expect(await moved()).toEqual(["moved", 1]);
  const seen = await see(counsellor, talk);
  expect(seen.earlier).toMatchObject([{ id: second, state: "waiting", record: null, isNew: true }]);
  expect(await readOn()).toBe(1);
  expect(await moved()).toEqual(["read", 1]);
  expect((await see(counsellor, talk)).earlier).toMatchObject([{ isNew: false }]);

  // Attributes told in the other talk, then its record by a colleague.
  await consultee.call("/api/attributes", { epoch, consultation: second, attributes: { relation: "child" } });
  expect(await moved()).toEqual(["moved", 2]);
  await readOn();
  const colleague = await world.staff("counsellor");
  await colleague.call("/api/desk/claim", { epoch, consultation: second });
  await colleague.call("/api/desk/record", {
    ...{ epoch, consultation: second, version: 0, key: newIdempotencyKey() },
    record,
  });
  expect(await moved()).toEqual(["moved", 3]);
  const { earlier } = await see(counsellor, talk);
  expect(earlier).toMatchObject([
    { isNew: true, attributes: { told: { relation: "child" } }, record: { version: 1, said: record } },
  ]);
  await readOn();
  // In this very talk.
  await consultee.call("/api/attributes", { epoch, consultation, attributes: { gender: "girl" } });
  expect(await moved()).toEqual(["moved", 4]);
  expect((await see(counsellor, talk)).attributesAreNew).toBe(true);
  await readOn();
  expect((await see(counsellor, talk)).attributesAreNew).toBe(false);

  // Another child's doings are nothing to it.
  const other = await openTalk(world);
  await other.counsellor.call("/api/desk/record", {
    ...{ epoch, consultation: other.consultation, version: 0, key: newIdempotencyKey(), record },
  });
  expect(await moved()).toEqual(["read", 4]);
});

test("[BR-2] the child's page is told nothing of readings and records but that something has its place", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { counsellor, consultation, epoch } = talk;
  await counsellor.call("/api/desk/record", {
    ...{ epoch, consultation, version: 0, key: newIdempotencyKey(), record },
  });
  const theirs = await entriesOf(talk, "consultee");
  const [place] = theirs.slice(-1);
  expect(place).toEqual({ kind: "aside", seq: theirs.length, at: expect.any(String) });
  expect((await entriesOf(talk, "counsellor")).at(-1)).toMatchObject({
    ...{ kind: "record", staff: counsellor.staff.id, version: 1 },
  });
});

test("[S8.8] [BR-2] while facts come from every side at once, no reading counts for a version that was not shown", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultee, counsellor, consultation, epoch } = talk;
  const second = await opens(consultee, talk, "もうひとつ");
  const topics = ["bullying", "friends", "family", "study"] as const;
  const facts = topics.map((topic, at) =>
    consultee.call("/api/attributes", {
      ...{ epoch, attributes: { topics: [topic] } },
      consultation: at % 2 === 0 ? consultation : second,
    }),
  );
  const readings = topics.map(async () => {
    const { version } = await see(counsellor, talk);
    const read = await counsellor.callAny("/api/desk/briefing-read", { epoch, consultation, version });
    return { version, status: read.status };
  });
  expect((await Promise.all(facts)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  for (const { status } of await Promise.all(readings)) expect([200, 409]).toContain(status);
  const row = await world.storage.db
    .selectFrom("consultation")
    .select(["history_version as version", "briefed_version as read"])
    .where("id", "=", consultation)
    .executeTakeFirstOrThrow();
  expect(row.version).toBe(5);
  expect(row.read).toBeLessThanOrEqual(5);
});

test("[S8.8] [UC-8] [BR-2] the risk sheet of an earlier consultation stands in the briefing of a later one, and is news to whoever holds it", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultee, counsellor, epoch } = talk;
  const second = await opens(consultee, talk, "もうひとつ あります");
  const { version } = await see(counsellor, talk);
  const { consultation, claimVersion } = talk;
  await counsellor.call("/api/desk/briefing-read", { epoch, consultation, version });
  const official = await world.staff("official");
  const sheet = {
    ...emptySheet,
    dangers: ["abuse"] as const,
    words: { ...emptySheet.words, where: "おばの家" },
  };
  const write = (at: number, said: typeof sheet) =>
    official.call("/api/urgent/write-sheet", {
      ...{ epoch, consultation: second, key: newIdempotencyKey(), version: at, sheet: said },
    });
  expect((await write(0, { ...sheet, words: emptySheet.words })).status).toBe(200);
  expect((await write(1, sheet)).status).toBe(200);
  const seen = await see(counsellor, talk);
  expect(seen.version).toBe(version + 2);
  expect(seen.earlier).toEqual([
    expect.objectContaining({
      ...{ id: second, isNew: true },
      sheet: { version: 2, staff: official.staff.id, at: expect.any(String), said: sheet },
    }),
  ]);
  const reply = { epoch, consultation, key: newIdempotencyKey(), text: "はい", claimVersion };
  expect((await counsellor.callAny("/api/desk/reply", reply)).body).toMatchObject({ code: "briefing-moved" });
});
