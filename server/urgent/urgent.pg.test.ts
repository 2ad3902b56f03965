import { expect, onTestFinished, test } from "vitest";
import type { Frame, OpenUrgentCall } from "../../contract/sync.ts";
import type { ConsultationId, UrgentCallId } from "../../domain/ids.ts";
import { firstUrgentSettings } from "../../domain/urgent-settings.ts";
import { openMailbox } from "../../test/mailbox.ts";
import {
  type Caller,
  newIdempotencyKey,
  openWorld,
  type World,
  type WorldOptions,
} from "../../test/world.ts";

const patience = { timeout: 30_000, interval: 50 };
const words = "かわいそうな カナリヤ";

/** A city with a clock of its own, and a counsellor who holds a talk. */
async function openTalk(options: WorldOptions = {}) {
  let aheadMillis = 0;
  const world = await openWorld({ ...options, now: () => new Date(Date.now() + aheadMillis) });
  onTestFinished(() => world[Symbol.asyncDispose]());
  const epoch = world.app.tools.epoch();
  const [child, counsellor] = [await world.consultee(), await world.staff("counsellor")];
  const opened = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: words });
  const { consultation } = opened.body;
  await counsellor.call("/api/desk/claim", { epoch, consultation });
  const id = newId();
  return {
    ...{ world, epoch, counsellor, consultation, id },
    pass(seconds: number): void {
      aheadMillis += seconds * 1_000;
    },
    calls: (who: Caller = counsellor, call = id, to: ConsultationId = consultation) =>
      who.call("/api/urgent/call", { epoch, call, consultation: to }),
    takes: (who: Caller, call = id) => who.call("/api/urgent/take", { epoch, call }),
    ends: (who: Caller, outcome: "safe" | "mistake", record: string, call = id) =>
      who.call("/api/urgent/end", { epoch, call, outcome, record }),
  };
}

const newId = (): UrgentCallId => newIdempotencyKey() as string as UrgentCallId;

/** The same person, at another process. */
function at({ visitor }: World, origin: string, { cookie }: Caller): Caller {
  const { callAny, ...anybody } = visitor(origin);
  const known = (path: string, body: unknown) => callAny(path, body, { cookie });
  return { ...anybody, cookie, callAny: known, call: known as Caller["call"] };
}

async function toldTo(
  desk: Caller,
  urgent: string | null = null,
): Promise<Extract<Frame, { t: "urgent" }> | undefined> {
  const input = { epoch: null, skin: "now" as const, desk: { after: null, urgent }, watch: [] };
  const { frames } = (await desk.call("/api/desk/sync", input)).body;
  return frames.find((frame): frame is Extract<Frame, { t: "urgent" }> => frame.t === "urgent");
}

/** At a process where nobody has looked yet, the list comes a moment later. */
async function callsAt(desk: Caller): Promise<readonly OpenUrgentCall[]> {
  await expect.poll(() => toldTo(desk), patience).toBeDefined();
  return (await toldTo(desk))?.calls ?? [];
}

async function actsOf({ storage }: World): Promise<{ act: string; facts: Record<string, unknown> }[]> {
  const lines = await storage.db
    .selectFrom("audit_line")
    .select(["act", "facts"])
    .orderBy("position")
    .execute();
  return lines.filter(({ act }) => act.startsWith("urgent:")) as never;
}

test("[UC-2] a call is on the screens of supervisors and officials at every process, and of nobody else", async () => {
  const talk = await openTalk();
  const elsewhere = await talk.world.another();
  const [supervisor, official, colleague] = await Promise.all(
    (["supervisor", "official", "counsellor"] as const).map((role) => talk.world.staff(role)),
  );
  if (!supervisor || !official || !colleague) throw new Error("Somebody is missing.");
  expect(await talk.calls()).toEqual({ status: 200, body: { call: talk.id } });
  const seen = {
    ...{ call: talk.id, consultation: talk.consultation, number: expect.any(Number), step: 0 },
    ...{ calledBy: talk.counsellor.staff.id, calledAt: expect.any(String), takenBy: null, takenAt: null },
    sheet: 0,
  };
  for (const desk of [supervisor, official, talk.counsellor])
    for (const one of [desk, at(talk.world, elsewhere.origin, desk)])
      await expect.poll(() => callsAt(one), patience).toEqual([seen]);
  expect(await callsAt(colleague)).toEqual([]);
  expect(JSON.stringify(await actsOf(talk.world))).toContain('"urgent:call"');
});

test("[UC-2] a long poll is answered by a call, also where the other process's word of it is lost", async () => {
  const talk = await openTalk();
  const elsewhere = await talk.world.another();
  const official = await talk.world.staff("official", elsewhere.origin);
  const before = await expect
    .poll(() => toldTo(official), patience)
    .toBeDefined()
    .then(() => toldTo(official));
  // Only the sweep is left to tell it.
  Object.assign(talk.world.app.tools.urgent, { changed: () => talk.world.app.tools.urgent.heard() });
  const waiting = (async () => {
    for (;;) {
      const desk = { after: "9".repeat(18), urgent: before?.after ?? null };
      const { body } = await official.callAny("/api/desk/sync", {
        epoch: null,
        skin: "wait",
        desk,
        watch: [],
      });
      const told = (body as { frames: Frame[] }).frames.find((frame) => frame.t === "urgent");
      if (told) return told;
    }
  })();
  await talk.calls();
  expect(await waiting).toMatchObject({ t: "urgent", calls: [{ call: talk.id }] });
});

test("[UC-2] repeated, a call is the same; a colleague's to the same consultation is that one too", async () => {
  const talk = await openTalk();
  const colleague = await talk.world.staff("counsellor");
  const [first, second, again] = await Promise.all([
    talk.calls(),
    talk.calls(),
    talk.calls(colleague, newId()),
  ]);
  expect(new Set([first, second, again].map(({ body }) => body.call)).size).toBe(1);
  const acts = (await actsOf(talk.world)).filter(({ act }) => act === "urgent:call");
  expect(acts).toHaveLength(1);
  const nowhere = newIdempotencyKey() as string as ConsultationId;
  expect(await talk.calls(talk.counsellor, newId(), nowhere)).toMatchObject({ status: 404 });
});

test("[UC-3] of several who take it at once one has it; the others are told, and everybody sees who", async () => {
  const talk = await openTalk();
  const elsewhere = await talk.world.another();
  await talk.calls();
  const people = await Promise.all([
    talk.world.staff("supervisor"),
    talk.world.staff("official"),
    talk.world.staff("official", elsewhere.origin),
    talk.world.staff("supervisor", elsewhere.origin),
  ]);
  const answers = await Promise.all(people.map((who) => talk.takes(who)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  const winner = people[answers.findIndex(({ status }) => status === 200)];
  if (!winner) throw new Error("Nobody took it.");
  for (const { status, body } of answers)
    if (status === 409) expect(body).toMatchObject({ code: "urgent-taken" });
  // Its answer may have been lost: asked again it is the same.
  expect((await talk.takes(winner)).status).toBe(200);
  for (const desk of [talk.counsellor, ...people])
    await expect.poll(async () => (await callsAt(desk))[0]?.takenBy, patience).toBe(winner.staff.id);
  expect((await actsOf(talk.world)).filter(({ act }) => act === "urgent:take")).toHaveLength(1);
  expect(await talk.takes(talk.counsellor)).toMatchObject({ status: 409 });
});

test("[UC-5] [SE-1] it ends with a record that only opens for who may read the consultation, and which is on record", async () => {
  const talk = await openTalk();
  const [official, other] = [await talk.world.staff("official"), await talk.world.staff("counsellor")];
  await talk.calls();
  expect(await talk.ends(talk.counsellor, "safe", "早い")).toMatchObject({
    body: { code: "urgent-untaken" },
  });
  await talk.takes(official);
  expect(await talk.ends(other, "safe", "よそから")).toMatchObject({ status: 403 });
  expect(await talk.ends(official, "safe", " ")).toMatchObject({ status: 400 });
  const record = "警察と保護者につなぎ、安全を確かめました。カナリヤ";
  expect((await talk.ends(official, "safe", record)).status).toBe(200);
  expect(await talk.ends(official, "safe", record)).toMatchObject({ body: { code: "urgent-ended" } });
  const { epoch, consultation } = talk;
  const read = await other.call("/api/urgent/records", { epoch, consultation });
  expect(read.body.calls).toMatchObject([
    { call: talk.id, outcome: "safe", record, endedBy: official.staff.id },
  ]);
  const viewed = await talk.world.storage.db
    .selectFrom("audit_line")
    .select("actor_id")
    .where("act", "=", "consultation:view")
    .execute();
  expect(viewed).toContainEqual({ actor_id: other.staff.id });
  const row = await talk.world.storage.db.selectFrom("urgent_call").selectAll().executeTakeFirstOrThrow();
  expect(row.record?.includes(Buffer.from("カナリヤ"))).toBe(false);
  // Put under another call it does not open, and the rest is told all the same.
  await talk.world.storage.db
    .updateTable("urgent_call")
    .set({ called_at: new Date(0) })
    .execute();
  const moved = await other.call("/api/urgent/records", { epoch, consultation });
  expect(moved.body.calls).toMatchObject([{ call: talk.id, record: null }]);
  await expect.poll(() => callsAt(talk.counsellor), patience).toEqual([]);
  expect(await actsOf(talk.world)).toMatchObject([
    { act: "urgent:call" },
    { act: "urgent:take", facts: { call: talk.id, consultation, staff: talk.counsellor.staff.id } },
    { act: "urgent:end", facts: { call: talk.id, outcome: "safe" } },
  ]);
  expect(JSON.stringify(await actsOf(talk.world))).not.toContain("カナリヤ");
});

test("[UC-5] what was a mistake is taken back by whoever called, before anybody came, without a record", async () => {
  const talk = await openTalk();
  const official = await talk.world.staff("official");
  await talk.calls();
  expect((await talk.ends(talk.counsellor, "mistake", "")).status).toBe(200);
  await expect.poll(() => callsAt(official), patience).toEqual([]);
  expect(await talk.takes(official)).toMatchObject({ body: { code: "urgent-ended" } });
  // The next one is another call.
  expect((await talk.calls(talk.counsellor, newId())).status).toBe(200);
});

test("[UC-4] [SE-3] nobody takes it: every counsellor, then e-mails without content, once each, by whichever process", async () => {
  await using mailbox = await openMailbox();
  const talk = await openTalk({ mail: mailbox.settings });
  await talk.world.another();
  const [administrator, colleague] = [
    await talk.world.staff("administrator"),
    await talk.world.staff("counsellor"),
  ];
  const contact = (email: string) => ({
    name: "見本の当番",
    number: "0166-00-0000",
    email,
    checkedOn: "2026-11-22",
  });
  const contacts = [{ when: "夜間", contacts: [contact("ichi@example.jp"), contact("ni@example.jp")] }];
  const settings = { ...firstUrgentSettings, escalateSeconds: 60, contacts };
  expect((await administrator.call("/api/urgent/set", { version: 0, settings })).status).toBe(200);
  await talk.calls();
  expect(await callsAt(colleague)).toEqual([]);
  talk.pass(61);
  await expect.poll(async () => (await callsAt(colleague))[0]?.step, patience).toBe(1);
  expect(mailbox.taken).toEqual([]);
  talk.pass(61);
  await expect.poll(() => mailbox.taken.map(({ to }) => to), patience).toEqual(["ichi@example.jp"]);
  await expect.poll(async () => (await callsAt(colleague))[0]?.step, patience).toBe(2);
  talk.pass(61);
  await expect
    .poll(() => mailbox.taken.map(({ to }) => to), patience)
    .toEqual(["ichi@example.jp", "ni@example.jp"]);
  for (const { text } of mailbox.taken) {
    const { number } = (await callsAt(colleague))[0] ?? {};
    const forbidden = [
      words,
      talk.consultation,
      talk.id,
      `${number}`,
      talk.counsellor.staff.displayName,
      "いじめ",
    ];
    for (const word of forbidden) expect(text).not.toContain(word);
    expect(text).toContain("/desk");
  }
  expect((await talk.takes(colleague)).status).toBe(200);
  talk.pass(3_600);
  const escalated = (await actsOf(talk.world)).filter(({ act }) => act === "urgent:escalate");
  expect(escalated.map(({ facts }) => [facts["count"], facts["outcome"]])).toEqual([
    [1, "told-everybody"],
    [2, "mailed"],
    [3, "mailed"],
  ]);
  expect(talk.world.logged()).not.toContain("example.jp");
});

test("[UC-4] an e-mail that cannot be sent is on record and in the log, without the address, and the next one follows", async () => {
  const mailbox = await openMailbox();
  const { settings: dead } = mailbox;
  await mailbox[Symbol.asyncDispose]();
  const talk = await openTalk({ mail: dead });
  const administrator = await talk.world.staff("administrator");
  const contact = { name: "見本", number: "110", email: "ichi@example.jp", checkedOn: "2026-11-22" };
  const settings = { ...firstUrgentSettings, contacts: [{ when: "夜間", contacts: [contact] }] };
  await administrator.call("/api/urgent/set", { version: 0, settings });
  await talk.calls();
  const outcomes = async () =>
    (await actsOf(talk.world))
      .filter(({ act }) => act === "urgent:escalate")
      .map(({ facts }) => facts["outcome"]);
  talk.pass(61);
  await expect.poll(outcomes, patience).toEqual(["told-everybody"]);
  talk.pass(61);
  await expect.poll(outcomes, patience).toEqual(["told-everybody", "mail-failed"]);
  expect(talk.world.logged()).toContain("could not be sent");
  expect(talk.world.logged()).not.toContain("ichi@");
});

test("[UC-4] a process that ends with a call in hand leaves it to another a minute later", async () => {
  const talk = await openTalk();
  await talk.calls();
  const { db } = talk.world.storage;
  // As if one had taken it in hand and died.
  await db
    .updateTable("urgent_call")
    .set({ held_until: new Date(Date.now() + 61_000 + 60_000) })
    .execute();
  talk.pass(61);
  const official = await talk.world.staff("official");
  expect((await callsAt(official))[0]?.step).toBe(0);
  talk.pass(61);
  await expect.poll(async () => (await callsAt(official))[0]?.step, patience).toBe(1);
});

test("[UC-2] [DL-5] after a restore that does not know it, the same call is made again under its id", async () => {
  const talk = await openTalk();
  const official = await talk.world.staff("official");
  await talk.calls();
  await expect.poll(() => callsAt(official), patience).toHaveLength(1);
  const { db } = talk.world.storage;
  const epoch = newIdempotencyKey() as string as typeof talk.epoch;
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("urgent_call").execute();
    await tx.updateTable("installation").set({ epoch }).execute();
  });
  expect(await talk.calls(talk.counsellor, newId())).toMatchObject({ status: 409 });
  const { id: call, consultation } = talk;
  await expect
    .poll(
      async () => (await talk.counsellor.call("/api/urgent/call", { epoch, call, consultation })).status,
      patience,
    )
    .toBe(200);
  await expect.poll(async () => (await callsAt(official))[0]?.call, patience).toBe(talk.id);
});

test("[UC-6] the city sets words, contacts and script, in versions and on record; what cannot be meant is refused", async () => {
  const talk = await openTalk();
  const [administrator, other] = [
    await talk.world.staff("administrator"),
    await talk.world.staff("administrator"),
  ];
  const before = (await talk.counsellor.call("/api/urgent/settings", {})).body;
  expect(before).toEqual({ version: 0, settings: firstUrgentSettings, mail: false });
  const settings = { ...firstUrgentSettings, dangerWords: ["かわにいく"] };
  const set = (who: Caller, wanted: object) =>
    who.callAny("/api/urgent/set", { version: 0, settings: wanted });
  expect(await set(administrator, settings)).toEqual({ status: 200, body: { version: 1 } });
  expect(await set(other, settings)).toMatchObject({ status: 409, body: { code: "settings-moved" } });
  expect((await talk.counsellor.call("/api/urgent/settings", {})).body.settings).toEqual(settings);
  const faulty = { ...firstUrgentSettings, dangerWords: ["。"] };
  expect(await set(other, faulty)).toMatchObject({ status: 400, body: { detail: { where: "dangerWords" } } });
  const trail = (await administrator.call("/api/audit/search", { acts: ["settings:change"] })).body;
  expect(trail.lines).toMatchObject([{ facts: { setting: "urgent", version: 1 } }]);
  // The check of what comes by LINE reads the same list.
  await expect
    .poll(async () => (await talk.world.app.tools.urgentSettings.current()).settings.dangerWords, patience)
    .toEqual(["かわにいく"]);
});

test("[UC-7] a person marks one as urgent: an entry, a line of the trail, and first in what children are told", async () => {
  const talk = await openTalk();
  const { world, epoch, counsellor } = talk;
  const children = await Promise.all([world.consultee(), world.consultee()]);
  const talks: ConsultationId[] = [];
  for (const child of children) {
    const { body } = await child.call("/api/open", { epoch, key: newIdempotencyKey(), text: "ねえ" });
    talks.push(body.consultation);
  }
  const [first, second] = talks as [ConsultationId, ConsultationId];
  const ahead = async (at: 0 | 1) =>
    (await children[at]?.call("/api/place", { epoch, consultation: talks[at] as ConsultationId }))?.body.place
      ?.ahead;
  expect([await ahead(0), await ahead(1)]).toEqual([0, 1]);
  const mark = (consultation: ConsultationId, urgent: boolean) =>
    counsellor.call("/api/desk/mark-urgent", { epoch, consultation, urgent });
  expect((await mark(second, true)).body.urgent).toBe(true);
  expect((await mark(second, true)).body.lastSeq).toBe(2);
  expect([await ahead(0), await ahead(1)]).toEqual([1, 0]);
  const watch = [{ consultation: second, after: 0 }];
  const own = (await children[1]?.call("/api/sync", { epoch, skin: "now", watch }))?.body;
  expect(JSON.stringify(own)).toContain('"aside"');
  expect(JSON.stringify(own)).not.toContain("urgen");
  const seen = (await counsellor.call("/api/desk/sync", { epoch, skin: "now", watch })).body;
  expect(JSON.stringify(seen)).toContain('"kind":"urgency"');
  expect((await mark(second, false)).body.urgent).toBe(false);
  expect([await ahead(0), await ahead(1)]).toEqual([0, 1]);
  await counsellor.call("/api/desk/claim", { epoch, consultation: first });
  await counsellor.call("/api/desk/close", { epoch, consultation: first });
  expect(await mark(first, true)).toMatchObject({ status: 409 });
  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "=", "consultation:mark")
    .orderBy("position")
    .execute();
  expect(lines.map(({ facts }) => facts)).toEqual([
    { consultation: second, outcome: "urgent" },
    { consultation: second, outcome: "not-urgent" },
  ]);
});
