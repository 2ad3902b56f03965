import { expect, test } from "vitest";
import type { writeRecord } from "../../../contract/briefing.ts";
import type { InputOf } from "../../../contract/endpoint.ts";
import { openTalk, type Talk } from "../../../test/attacks/people.ts";
import { newIdempotencyKey, openWorld, type World } from "../../../test/world.ts";

type Said = InputOf<typeof writeRecord>["record"];

const said: Said = {
  concern: "クラスで話しかけても返事がない",
  response: "話を聞き、保健室という選択肢を伝えた",
  assessment: "登校への不安が強い",
  handOver: "月曜の放課後にまた来ると言っていた",
  promises: "学校にはまだ言わないと約束した",
  risk: "watch",
};

const writing = ({ epoch, consultation }: Talk, version: number, record: Said = said) => ({
  ...{ epoch, consultation, version, record },
  key: newIdempotencyKey(),
});

async function acts({ storage }: World, act: string) {
  const lines = storage.db.selectFrom("audit_line").select(["actor_id", "facts"]).where("act", "=", act);
  return lines.orderBy("position").execute();
}

test("[BR-3] a record is kept in versions, with who and when, before the end and after it; the same key writes it once", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { counsellor, consultation, epoch } = talk;
  const first = writing(talk, 0);
  const written = await counsellor.call("/api/desk/record", first);
  expect([written.status, written.body.recordVersion]).toEqual([200, 1]);
  expect((await counsellor.call("/api/desk/record", first)).body).toEqual(written.body);
  await counsellor.call("/api/desk/close", { epoch, consultation });
  const more = { ...said, handOver: "火曜に変わった", risk: "high" as const };
  expect((await counsellor.callAny("/api/desk/record", writing(talk, 0, more))).body).toMatchObject({
    code: "record-moved",
  });
  expect((await counsellor.call("/api/desk/record", writing(talk, 1, more))).status).toBe(200);
  const { records } = (await counsellor.call("/api/desk/briefing", { consultation })).body;
  const { id } = counsellor.staff;
  expect(records).toEqual([
    { version: 2, staff: id, at: expect.any(String), said: more },
    { version: 1, staff: id, at: expect.any(String), said },
  ]);
  expect(await acts(world, "consultation:record")).toEqual(
    [1, 2].map((version) => ({ actor_id: id, facts: { consultation, version } })),
  );
});

test("[BR-3] only who holds or held it, or a supervisor, writes it; what is empty or too long is refused with its own code", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const [other, chief] = [await world.staff("counsellor"), await world.staff("supervisor")];
  const faults: [number, string, typeof other, object][] = [
    [409, "claim-moved", other, writing(talk, 0)],
    [400, "record-empty", chief, writing(talk, 0, { ...said, ...emptied })],
    [400, "record-too-long", chief, writing(talk, 0, { ...said, concern: "あ".repeat(4_001) })],
    [400, "record-malformed", chief, writing(talk, 0, { ...said, concern: "a\0" })],
    [404, "not-found", chief, { ...writing(talk, 0), consultation: newIdempotencyKey() }],
  ];
  for (const [status, code, by, input] of faults)
    expect(await by.callAny("/api/desk/record", input)).toMatchObject({ status, body: { code } });
  expect((await chief.call("/api/desk/record", writing(talk, 0))).status).toBe(200);
});

const emptied = { concern: "", response: " ", assessment: "", handOver: "\n", promises: "" };

test("[BR-4] a draft is its author's alone, comes back in another session, and is gone when the record is written", async () => {
  await using world = await openWorld();
  const talk = await openTalk(world);
  const { consultation, counsellor } = talk;
  const chief = await world.staff("supervisor");
  const draftOf = async (who: typeof counsellor) =>
    (await who.call("/api/desk/briefing", { consultation })).body.draft;
  const half = { ...said, ...emptied, concern: "書きかけ" };
  for (const draft of [said, half])
    expect((await counsellor.call("/api/desk/record-draft", { consultation, draft })).status).toBe(200);
  expect([await draftOf(counsellor), await draftOf(chief)]).toEqual([half, null]);
  await chief.call("/api/desk/record-draft", { consultation, draft: said });
  await counsellor.call("/api/desk/record", writing(talk, 0));
  expect([await draftOf(counsellor), await draftOf(chief)]).toEqual([null, said]);
  await chief.call("/api/desk/record-draft", { consultation, draft: null });
  expect(await draftOf(chief)).toBeNull();
  const other = await world.staff("counsellor");
  expect(await other.callAny("/api/desk/record-draft", { consultation, draft: said })).toMatchObject({
    ...{ status: 409, body: { code: "claim-moved" } },
  });
});

test("[BR-3] [SE-1] stored sealed: put at another version, consultation or author, or changed, it does not open, and the log says so", async () => {
  await using world = await openWorld();
  const [talk, other] = [await openTalk(world), await openTalk(world)];
  const { db } = world.storage;
  await talk.counsellor.call("/api/desk/record", writing(talk, 0));
  await talk.counsellor.call("/api/desk/record", writing(talk, 1, { ...said, concern: "二つめ" }));
  await other.counsellor.call("/api/desk/record", writing(other, 0));
  const rows = await db.selectFrom("consultation_record").selectAll().orderBy("version").execute();
  for (const { sealed } of rows) expect(sealed.includes(Buffer.from("クラス"))).toBe(false);
  const mine = rows.filter((row) => row.consultation_id === talk.consultation);
  const [one, two] = mine.map(({ sealed }) => sealed);
  const theirs = rows.find((row) => row.consultation_id === other.consultation)?.sealed;
  const put = (version: number, sealed: Buffer | undefined) =>
    db
      .updateTable("consultation_record")
      .set({ sealed: sealed ?? Buffer.alloc(0) })
      .where("consultation_id", "=", talk.consultation)
      .where("version", "=", version)
      .execute();
  const { consultation } = talk;
  const opened = async () => {
    const { body } = await talk.counsellor.call("/api/desk/briefing", { consultation });
    return body.records.map((record) => record.said?.concern ?? null);
  };
  expect(await opened()).toEqual(["二つめ", said.concern]);
  await put(1, two);
  expect(await opened()).toEqual(["二つめ", null]);
  await put(1, theirs);
  expect(await opened()).toEqual(["二つめ", null]);
  await put(1, one);
  await db
    .updateTable("consultation_record")
    .set({ staff_id: other.counsellor.staff.id })
    .where("consultation_id", "=", talk.consultation)
    .where("version", "=", 2)
    .execute();
  expect(await opened()).toEqual([null, said.concern]);
  expect(world.logged()).toContain("A record does not open");
});
