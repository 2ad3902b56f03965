import { expect, onTestFinished, test } from "vitest";
import type { Api } from "../../../contract/api.ts";
import type { FoundMessage } from "../../../contract/search.ts";
import type { UrgentCallId } from "../../../domain/ids.ts";
import { emptyRecord } from "../../../domain/record.ts";
import { emptySheet } from "../../../domain/risk-sheet.ts";
import { openTalk } from "../../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../../test/world.ts";

type Filter = Api["/api/desk/search"]["input"]["filter"];

async function search(who: Caller, term: string, filter: Filter = {}): Promise<FoundMessage[]> {
  const { status, body } = await who.call("/api/desk/search", { skin: "now", term, filter });
  expect(status).toBe(200);
  return body.frames.filter((frame) => frame.t === "found");
}

const said = ({ beside, message }: FoundMessage): string =>
  [message ? "message" : beside?.what, ...((message ?? beside)?.excerpt ?? []).map(({ text }) => text)].join(
    " ",
  );

/** A talk with a note, a side talk, a record in two versions, and a hand-over with its note. */
async function openAmongStaff() {
  const world = await openWorld();
  onTestFinished(() => world[Symbol.asyncDispose]());
  const talk = await openTalk(world);
  const { epoch, consultation, counsellor, claimVersion } = talk;
  const one = { epoch, consultation };
  const note = (kind: "note" | "side", text: string) =>
    counsellor.call("/api/desk/note", { ...one, key: newIdempotencyKey(), kind, text });
  await note("note", "クツの件、担任の名前が出た");
  await note("side", "くつのことは、親に言ってよいか相談したい");
  const write = (version: number, response: string) =>
    counsellor.call("/api/desk/record", {
      ...{ ...one, key: newIdempotencyKey(), version },
      record: { ...emptyRecord, concern: "靴を隠される", response },
    });
  await write(0, "ｸﾂをさがすと約束した");
  await write(1, "くつが見つかったと聞いた");
  return { world, ...talk, one, note, claimVersion };
}

test("[S8.11] [SR-1] notes and the newest version of a record are found, with what they are and who wrote them", async () => {
  const { world, counsellor, one, claimVersion, consultation } = await openAmongStaff();
  const text = "クツの約束を引き継ぎます";
  await counsellor.call("/api/desk/hand-over", {
    ...{ ...one, to: null, claimVersion },
    note: { key: newIdempotencyKey(), text },
  });
  const official = await world.staff("official");
  const found = await search(official, "くつ");
  expect(found.map(said)).toEqual([
    "hand-over クツ の約束を引き継ぎます",
    "side くつ のことは、親に言ってよいか相談したい",
    "note クツ の件、担任の名前が出た",
    "record 靴を隠される／ くつ が見つかったと聞いた",
  ]);
  expect(found.map(({ beside }) => [beside?.nth, beside?.staff])).toEqual(
    [3, 2, 1, 2].map((nth) => [nth, counsellor.staff.id]),
  );
  expect((await search(official, "くつ", { within: "notes" })).map(({ beside }) => beside?.what)).toEqual([
    ...["hand-over", "side", "note"],
  ]);
  expect(await search(official, "くつ", { within: "records" })).toHaveLength(1);
  expect(await search(official, "くつ", { within: "talk" })).toEqual([]);
  expect(await search(official, "くつ", { author: "counsellor" })).toEqual([]);
  expect(await search(official, "くつ", { to: "2020-01-01T00:00:00.000Z" })).toEqual([]);
  expect((await search(official, "きいて")).map(said)).toEqual(["message きいて ください"]);
  // [AU-9] Whoever is shown an excerpt views the consultation.
  const viewed = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "consultation:view")
    .where("actor_id", "=", official.staff.id)
    .execute();
  expect(viewed).toMatchObject([{ facts: { consultation } }]);
});

test("[SR-1] [SE-1] of many notes each is looked at once; one that does not open keeps nobody from the rest", async () => {
  const { world, counsellor, note } = await openAmongStaff();
  for (let nth = 3; nth <= 205; nth++) await note("note", nth % 100 === 3 ? `カバンのこと ${nth}` : `${nth}`);
  expect((await search(counsellor, "カバン")).map(({ beside }) => beside?.nth)).toEqual([203, 103, 3]);
  await world.storage.db.updateTable("note").set({ kind: "side" }).where("nth", "=", 103).execute();
  expect((await search(counsellor, "カバン")).map(({ beside }) => beside?.nth)).toEqual([203, 3]);
  expect(world.logged()).toContain("A note does not open");
});

test("[S8.11] [SR-1] [UC-8] [UC-5] risk sheets by their newest version and what was written where urgent calls ended are found, with what they are", async () => {
  const { world, counsellor, one, epoch } = await openAmongStaff();
  const official = await world.staff("official");
  const sheet = (version: number, where: string) =>
    counsellor.call("/api/urgent/write-sheet", {
      ...{ ...one, key: newIdempotencyKey(), version },
      sheet: { ...emptySheet, words: { ...emptySheet.words, where } },
    });
  await sheet(0, "駅のカナリヤ公園");
  expect((await sheet(1, "自分の部屋")).status).toBe(200);
  for (const record of ["祖母のｶﾅﾘﾔ荘に保護", "家に送りとどけた"]) {
    const call = newIdempotencyKey() as string as UrgentCallId;
    await counsellor.call("/api/urgent/call", { epoch, call, consultation: one.consultation });
    await official.call("/api/urgent/take", { epoch, call });
    expect((await official.call("/api/urgent/end", { epoch, call, outcome: "safe", record })).status).toBe(
      200,
    );
  }
  const supervisor = await world.staff("supervisor");
  expect((await search(supervisor, "かなりや")).map(said)).toEqual(["urgent-record 祖母の ｶﾅﾘﾔ 荘に保護"]);
  const found = await search(supervisor, "自分の部屋", { within: "urgent" });
  expect(found.map(said)).toEqual(["risk-sheet 自分の部屋"]);
  expect(found.map(({ beside }) => [beside?.nth, beside?.staff])).toEqual([[2, counsellor.staff.id]]);
  const [ended] = await search(supervisor, "送りとどけた");
  expect([ended?.beside?.nth, ended?.beside?.staff]).toEqual([2, official.staff.id]);
  for (const within of ["talk", "notes", "records"] as const)
    expect(await search(supervisor, "自分の部屋", { within })).toEqual([]);
  expect(await search(supervisor, "自分の部屋", { to: "2020-01-01T00:00:00.000Z" })).toEqual([]);
  // Put in another's place none of them opens, and the rest is found all the same.
  await world.storage.db.updateTable("risk_sheet").set({ staff_id: official.staff.id }).execute();
  expect(await search(supervisor, "自分の部屋")).toEqual([]);
  expect(world.logged()).toContain("A risk sheet does not open");
});
