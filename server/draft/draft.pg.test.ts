import { expect, test } from "vitest";
import { openTalk } from "../../test/attacks/people.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";

test("[TX-4] a draft is its author's on any machine, sealed, and gone when it is sent", async () => {
  await using world = await openWorld();
  const { epoch, consultation, consultee, counsellor, claimVersion } = await openTalk(world);
  const save = (text: string, kind: "reply" | "note" = "reply") =>
    counsellor.call("/api/desk/draft", { epoch, consultation, kind, text });
  const drafts = async (who = counsellor) => (await who.call("/api/desk/drafts", {})).body.drafts;

  expect((await save("かきかけの")).status).toBe(200);
  await save("かきかけのことば");
  await save("おぼえがき", "note");
  expect(await drafts()).toMatchObject([
    { consultation, kind: "note", text: "おぼえがき" },
    { consultation, kind: "reply", text: "かきかけのことば" },
  ]);
  expect(await drafts(await world.staff("supervisor"))).toEqual([]);
  const rows = await world.storage.db.selectFrom("draft").selectAll().execute();
  expect(JSON.stringify(rows.map(({ sealed }) => sealed.toString("utf8")))).not.toContain("かきかけ");

  const read = await consultee.call("/api/sync", {
    epoch,
    skin: "now",
    watch: [{ consultation, after: 0 }],
  });
  expect(JSON.stringify(read.body)).not.toMatch(/かきかけ|おぼえがき/);

  const reply = { epoch, consultation, claimVersion };
  // What was typed on while another text was on its way stays.
  await counsellor.call("/api/desk/reply", { ...reply, key: newIdempotencyKey(), text: "べつのことば" });
  expect(await drafts()).toHaveLength(2);
  await counsellor.call("/api/desk/reply", { ...reply, key: newIdempotencyKey(), text: "かきかけのことば" });
  expect(await drafts()).toMatchObject([{ kind: "note" }]);
  await save("", "note");
  expect(await drafts()).toEqual([]);
});

test("[TX-4] [SE-1] a draft put into another's place does not open, and keeps nobody from the rest", async () => {
  await using world = await openWorld();
  const [one, other] = [await openTalk(world), await openTalk(world)];
  for (const { epoch, consultation, counsellor } of [one, other])
    await counsellor.call("/api/desk/draft", { epoch, consultation, kind: "reply", text: "ひみつ" });
  const { db } = world.storage;
  const { staff } = one.counsellor;
  await db
    .updateTable("draft")
    .set({ staff_id: staff.id })
    .where("staff_id", "=", other.counsellor.staff.id)
    .execute();
  const { body } = await one.counsellor.call("/api/desk/drafts", {});
  expect(body.drafts).toMatchObject([{ consultation: one.consultation, text: "ひみつ" }]);
  expect(world.logged()).toContain("A draft does not open");
});
