import { expect, onTestFinished, test } from "vitest";
import { emptySheet, type RiskSheet } from "../../../domain/risk-sheet.ts";
import { openTalk } from "../../../test/attacks/people.ts";
import { type Caller, newIdempotencyKey, openWorld } from "../../../test/world.ts";

const sheet: RiskSheet = {
  ...emptySheet,
  ...{ dangers: ["suicide"], immediacy: "now", where: "home", company: "nobody" },
  words: { ...emptySheet.words, where: "二階の自分の部屋。カナリヤ" },
};

async function openSheets() {
  const world = await openWorld();
  onTestFinished(() => world[Symbol.asyncDispose]());
  const { epoch, consultation, counsellor, consultee } = await openTalk(world);
  return {
    ...{ world, epoch, consultation, counsellor, consultee },
    writes: (who: Caller, version: number, said: RiskSheet = sheet, key = newIdempotencyKey()) =>
      who.call("/api/urgent/write-sheet", { epoch, consultation, key, version, sheet: said }),
    async read(who: Caller) {
      return (await who.call("/api/urgent/records", { epoch, consultation })).body.sheets;
    },
  };
}

test("[UC-8] [SE-1] a sheet is sealed, in versions with who and when, and on record; the child learns nothing of it", async () => {
  const { world, writes, read, counsellor, consultee, epoch, consultation } = await openSheets();
  const official = await world.staff("official");
  expect(await writes(counsellor, 0)).toMatchObject({ status: 200, body: { version: 1 } });
  const later = { ...sheet, company: "trusted-adult" as const };
  expect((await writes(official, 1, later)).body).toEqual({ version: 2 });
  expect(await read(await world.staff("supervisor"))).toEqual([
    { version: 2, staff: official.staff.id, at: expect.any(String), said: later },
    { version: 1, staff: counsellor.staff.id, at: expect.any(String), said: sheet },
  ]);
  const rows = await world.storage.db.selectFrom("risk_sheet").selectAll().execute();
  for (const { sealed } of rows) expect(sealed.includes(Buffer.from("カナリヤ"))).toBe(false);
  const watch = [{ consultation, after: 0 }];
  const heard = await consultee.call("/api/sync", { epoch, skin: "now", watch });
  expect(JSON.stringify(heard.body)).not.toMatch(/カナリヤ|sheet/);
  const acts = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_id", "facts"])
    .where("act", "=", "urgent:sheet")
    .orderBy("position")
    .execute();
  expect(acts).toMatchObject([
    { actor_id: counsellor.staff.id, facts: { consultation, version: 1 } },
    { actor_id: official.staff.id, facts: { consultation, version: 2 } },
  ]);
  expect(JSON.stringify(acts)).not.toContain("カナリヤ");
});

test("[UC-8] it is written upon the version that was seen, once under its key, of several at once by one", async () => {
  const { writes, read, counsellor, world } = await openSheets();
  const official = await world.staff("official");
  const key = newIdempotencyKey();
  const [one, again] = [await writes(counsellor, 0, sheet, key), await writes(counsellor, 0, sheet, key)];
  expect([one.body, again.body]).toEqual([{ version: 1 }, { version: 1 }]);
  const answers = await Promise.all([counsellor, official, counsellor].map((who) => writes(who, 1)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await writes(official, 1)).toMatchObject({ body: { code: "record-moved" } });
  expect(await writes(official, 2, emptySheet)).toMatchObject({ body: { code: "record-empty" } });
  expect(await read(counsellor)).toHaveLength(2);
});

test("[UC-8] [UC-2] whoever is at a call is told that there is a newer one; put in another's place it does not open", async () => {
  const { world, writes, read, counsellor, epoch, consultation } = await openSheets();
  const official = await world.staff("official");
  await counsellor.call("/api/urgent/call", { epoch, call: newIdempotencyKey() as never, consultation });
  const told = async () => {
    const desk = { after: null, urgent: null };
    const asked = { epoch: null, skin: "now" as const, desk, watch: [] };
    const { frames } = (await official.call("/api/desk/sync", asked)).body;
    return frames.flatMap((frame) => (frame.t === "urgent" ? frame.calls.map(({ sheet: one }) => one) : []));
  };
  const patience = { timeout: 30_000, interval: 50 };
  await expect.poll(told, patience).toEqual([0]);
  await writes(counsellor, 0);
  await expect.poll(told, patience).toEqual([1]);
  await world.storage.db.updateTable("risk_sheet").set({ staff_id: official.staff.id }).execute();
  expect(await read(official)).toMatchObject([{ version: 1, said: null }]);
  expect(world.logged()).toContain("A risk sheet does not open");
});
