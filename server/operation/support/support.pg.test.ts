import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { masked } from "../../../domain/private-words.ts";
import { openMailbox } from "../../../test/mailbox.ts";
import { type Caller, openWorld } from "../../../test/world.ts";

const asked = (change: object = {}) => ({
  ...({ id: randomUUID(), kind: "question", haste: "usual", way: "form", cameAt: null } as const),
  ...{ heading: "一覧の見かた", caller: "", words: "急ぎの印は、どこにありますか。", asIs: false },
  ...change,
});
const urgent = { kind: "fault", haste: "urgent", heading: "送信できません" } as const;
const listOf = async (who: Caller) => (await who.call("/api/support/list", {})).body.inquiries;

test("[S9.1] [OP-3] staff ask and see their own, the operator answers, the city sees all; each step is on record and sealed", async () => {
  await using world = await openWorld();
  const [asker, other, operator, official] = await Promise.all([
    world.staff("counsellor"),
    world.staff("supervisor"),
    world.staff("operator"),
    world.staff("official"),
  ]);
  const sent = asked();
  const { number } = (await asker.call("/api/support/ask", sent)).body;
  // Sent again by a page that heard no answer.
  expect((await asker.call("/api/support/ask", sent)).body).toEqual({ number });
  expect(await other.callAny("/api/support/ask", sent)).toMatchObject({
    status: 409,
    body: { code: "key-reused" },
  });
  const inquiry = sent.id;
  expect(await listOf(other)).toEqual([]);
  for (const seer of [asker, operator, official])
    expect((await listOf(seer)).map((one) => one.number)).toEqual([number]);
  expect(await other.callAny("/api/support/read", { inquiry })).toMatchObject({ status: 404 });
  const strange = { inquiry, step: "add", words: "みせて", asIs: true };
  expect(await other.callAny("/api/support/step", strange)).toMatchObject({ status: 404 });
  const step = (who: Caller, name: string, words: string) =>
    who.callAny("/api/support/step", { inquiry, step: name, words, asIs: false });
  expect(await step(asker, "answer", "わたしが")).toMatchObject({ status: 403 });
  expect(await step(operator, "answer", "")).toMatchObject({ status: 400 });
  expect(await step(operator, "answer", "一覧の左上です。")).toMatchObject({ status: 200 });
  expect(await step(asker, "solve", "")).toMatchObject({ status: 200 });
  expect(await step(operator, "answer", "もうひとつ")).toMatchObject({
    status: 409,
    body: { code: "inquiry-solved" },
  });
  const { steps } = (await asker.call("/api/support/read", { inquiry })).body;
  expect(steps.map(({ kind, words }) => [kind, words])).toEqual([
    ["ask", "急ぎの印は、どこにありますか。"],
    ["answer", "一覧の左上です。"],
    ["solve", null],
  ]);
  const [seen] = await listOf(asker);
  expect(seen).toMatchObject({ heading: "一覧の見かた", takenBy: operator.staff.id, ringing: false });
  const { db } = world.storage;
  const rows = await db.selectFrom("inquiry_step").select("sealed").execute();
  expect(rows.map(({ sealed }) => sealed?.toString("utf8")).join()).not.toContain("急ぎの印");
  const lines = await db
    .selectFrom("audit_line")
    .select(["act"])
    .where("act", "like", "inquiry:%")
    .orderBy("position")
    .execute();
  expect(lines.map(({ act }) => act)).toEqual(["inquiry:ask", "inquiry:step", "inquiry:step"]);
  expect(world.logged()).not.toContain("一覧の");
});

test("[S9.1] [OP-2] what looks like a consultation's words is masked unless its author says that it is none", async () => {
  await using world = await openWorld();
  const [asker, operator] = [await world.staff("counsellor"), await world.staff("operator")];
  const words = "相談 #1024 で「もう学校に行きたくない、だれにも会いたくない」と、2年1組の子が";
  const stored = async (asIs: boolean) => {
    const sent = asked({ words, asIs });
    await asker.call("/api/support/ask", sent);
    return (await operator.call("/api/support/read", { inquiry: sent.id })).body.steps[0]?.words;
  };
  expect(await stored(false)).toBe(`相談 #1024 で${masked}と、${masked}の子が`);
  expect(await stored(true)).toBe(words);
});

test("[OP-2] only an operator puts down a telephone call, with its time, from which the clocks run", async () => {
  await using world = await openWorld({ now: () => new Date("2026-11-24T10:00:00+09:00") });
  const [asker, operator] = [await world.staff("counsellor"), await world.staff("operator")];
  const call = asked({
    way: "telephone",
    cameAt: new Date("2026-11-24T09:00:00+09:00").toISOString(),
    caller: "市の山田",
  });
  expect(await asker.callAny("/api/support/ask", call)).toMatchObject({ status: 403 });
  expect(await operator.callAny("/api/support/ask", call)).toMatchObject({ status: 200 });
  const [seen] = await listOf(operator);
  expect(seen).toMatchObject({
    caller: "市の山田",
    answer: { dueAt: "2026-11-25T00:00:00.000Z", doneAt: null },
  });
  expect(await asker.callAny("/api/support/ask", asked({ haste: "urgent" }))).toMatchObject({ status: 400 });
});

test("[S9.1] [OP-4] an urgent fault on a Sunday night rings at one address after the other until somebody takes it; of two one has it", async () => {
  await using mailbox = await openMailbox();
  const began = performance.now();
  let minutes = 0;
  const now = () =>
    new Date(Date.parse("2026-11-22T23:00:00+09:00") + minutes * 60_000 + performance.now() - began);
  await using world = await openWorld({ mail: mailbox.settings, now });
  const [asker, one, two, administrator] = await Promise.all([
    world.staff("counsellor"),
    world.staff("operator"),
    world.staff("operator"),
    world.staff("administrator"),
  ]);
  const { version, settings } = (await administrator.call("/api/support/settings", {})).body;
  const dutyAddresses = ["touban1@example.jp", "touban2@example.jp"];
  await administrator.call("/api/support/set", { version, settings: { ...settings, dutyAddresses } });
  const sent = asked(urgent);
  await asker.call("/api/support/ask", sent);
  const told = () => mailbox.taken.map(({ to }) => to);
  await expect.poll(told, { timeout: 20_000 }).toEqual(["touban1@example.jp"]);
  minutes += 3;
  await expect.poll(told, { timeout: 20_000 }).toEqual(dutyAddresses);
  expect(mailbox.taken[0]?.text).toContain("「運用」をひらいて、受けてください");
  for (const { text } of mailbox.taken) expect(text).not.toMatch(/送信できません|見本|counsellor/);
  expect((await one.call("/api/support/ringing", {})).body.ringing.map(({ id }) => id)).toEqual([sent.id]);
  const take = { inquiry: sent.id, step: "take", words: "", asIs: true } as const;
  const both = await Promise.all([one, two].map((who) => who.callAny("/api/support/step", take)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await one.call("/api/support/ringing", {})).body.ringing).toEqual([]);
  const { ring_at } = await world.storage.db
    .selectFrom("inquiry")
    .select("ring_at")
    .executeTakeFirstOrThrow();
  expect(ring_at).toBeNull();
  const rings = await world.storage.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "=", "inquiry:ring")
    .execute();
  expect(rings).toHaveLength(2);
  expect(JSON.stringify(rings)).not.toContain("example.jp");
  const [seen] = await listOf(asker);
  expect(seen?.answer.dueAt).toMatch(/^2026-11-22T14:30:/);
});

test("[OP-5] the city sets targets and addresses in versions, on record; what is none is refused", async () => {
  await using world = await openWorld();
  const [administrator, operator] = [await world.staff("administrator"), await world.staff("operator")];
  const { version, settings, mail } = (await operator.call("/api/support/settings", {})).body;
  expect({ version, mail }).toEqual({ version: 0, mail: false });
  const faulty = { version, settings: { ...settings, cityAddresses: ["a@b\nBcc: c@d.jp"] } };
  expect(await administrator.callAny("/api/support/set", faulty)).toMatchObject({
    status: 400,
    body: { detail: { fault: "email-unknown", where: "cityAddresses.0" } },
  });
  expect(await administrator.callAny("/api/support/set", { version, settings })).toMatchObject({
    status: 200,
  });
  expect(await administrator.callAny("/api/support/set", { version, settings })).toMatchObject({
    status: 409,
  });
});

test("[S9.1] よくある質問: the operator writes, everybody reads; sealed, in versions, and taken off the list", async () => {
  await using world = await openWorld();
  const [operator, reader] = [await world.staff("operator"), await world.staff("auditor")];
  const id = randomUUID();
  const write = (version: number, change: object = {}) =>
    operator.callAny("/api/support/write-knowledge", {
      ...{ id, version, heading: "音を切るには", words: "右上の設定から選びます。", asIs: true, gone: false },
      ...change,
    });
  expect(await write(0)).toMatchObject({ body: { version: 1 } });
  expect(await write(0)).toMatchObject({ status: 409, body: { code: "settings-moved" } });
  expect(await write(1, { words: "アカウントの画面で選びます。" })).toMatchObject({ body: { version: 2 } });
  const texts = async () => (await reader.call("/api/support/knowledge", {})).body.texts;
  expect(await texts()).toMatchObject([
    { id, version: 2, heading: "音を切るには", words: "アカウントの画面で選びます。" },
  ]);
  const { sealed } = await world.storage.db
    .selectFrom("knowledge_text")
    .select("sealed")
    .executeTakeFirstOrThrow();
  expect(sealed.toString("utf8")).not.toContain("音を");
  await write(2, { gone: true });
  expect(await texts()).toEqual([]);
});
