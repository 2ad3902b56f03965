import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openMailbox } from "../../../test/mailbox.ts";
import { openWorld } from "../../../test/world.ts";

const hour = 3_600_000;
const ahead = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();
const plan = (change: object = {}) => ({
  ...{ id: randomUUID(), from: ahead(24), to: ahead(25), stops: true },
  ...{ heading: "版の更新", words: "0.2.0 にします。", releaseNotes: "https://example.jp/0.2.0", ...change },
});

test("[S9.7] [OP-8] planned, told to the city by e-mail without a word of what it is, acknowledged once, and everybody is told until it ends", async () => {
  await using mailbox = await openMailbox();
  await using world = await openWorld({ mail: mailbox.settings });
  const [operator, official, administrator] = await Promise.all([
    world.staff("operator"),
    world.staff("official"),
    world.staff("administrator"),
  ]);
  const { version, settings } = (await administrator.call("/api/support/settings", {})).body;
  const cityAddresses = ["shi1@example.jp", "shi2@example.jp"];
  await administrator.call("/api/support/set", { version, settings: { ...settings, cityAddresses } });
  const sent = plan();
  const maintenance = sent.id;
  const { number } = (await operator.call("/api/maintenance/plan", sent)).body;
  expect((await operator.call("/api/maintenance/plan", sent)).body).toEqual({ number });
  await expect.poll(() => mailbox.taken.map(({ to }) => to), { timeout: 30_000 }).toEqual(cityAddresses);
  for (const { text } of mailbox.taken) {
    expect(text).toContain("保守作業のお知らせ");
    expect(text).not.toContain("版の更新");
  }
  const noticed = async () =>
    (await world.visitor().call("/api/reception", { wording: "standard" })).body.maintenance;
  await expect.poll(noticed, { timeout: 20_000 }).toEqual({ from: sent.from, to: sent.to, underWay: false });

  await official.call("/api/maintenance/acknowledge", { maintenance });
  await administrator.call("/api/maintenance/acknowledge", { maintenance });
  const listed = async () => (await operator.call("/api/maintenance/list", {})).body.maintenance[0];
  await expect.poll(async () => (await listed())?.told, { timeout: 20_000 }).toBe(2);
  expect(await listed()).toMatchObject({
    ...{
      number,
      heading: "版の更新",
      words: "0.2.0 にします。",
      releaseNotes: "https://example.jp/0.2.0",
      ended: null,
    },
    acknowledged: { by: official.staff.id },
  });

  const end = { maintenance, outcome: "put-off", result: "次の週にします。" } as const;
  expect(await operator.callAny("/api/maintenance/end", end)).toMatchObject({ status: 200 });
  expect(await operator.callAny("/api/maintenance/end", end)).toMatchObject({ status: 409 });
  expect((await listed())?.ended).toMatchObject({ outcome: "put-off", result: "次の週にします。" });
  await expect.poll(noticed, { timeout: 20_000 }).toBeNull();
  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select("act")
    .where("act", "like", "maintenance:%")
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act).filter((act) => act !== "maintenance:tell")).toEqual([
    "maintenance:plan",
    "maintenance:acknowledge",
    "maintenance:end",
  ]);
  const [row] = await world.storage.db.selectFrom("maintenance").select(["words", "result"]).execute();
  expect(`${row?.words.toString("utf8")}${row?.result?.toString("utf8")}`).not.toMatch(/版の|次の週/);
});

test("[OP-8] what stops nothing is told to the city only; a plan that is none is refused", async () => {
  await using world = await openWorld();
  const operator = await world.staff("operator");
  expect(await operator.callAny("/api/maintenance/plan", plan({ stops: false }))).toMatchObject({
    status: 200,
  });
  expect((await world.visitor().call("/api/reception", { wording: "english" })).body.maintenance).toBeNull();
  for (const change of [
    { to: ahead(23) },
    { to: ahead(24 * 5) },
    { from: ahead(-5), to: ahead(-4) },
    { releaseNotes: "javascript:alert(1)" },
  ])
    expect(await operator.callAny("/api/maintenance/plan", plan(change))).toMatchObject({ status: 400 });
});
