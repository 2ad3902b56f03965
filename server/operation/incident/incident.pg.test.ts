import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { dated } from "../../../domain/dated.ts";
import { countsOf } from "../../../domain/incident-names.ts";
import { openTalk } from "../../../test/attacks/people.ts";
import { bare, readPdf } from "../../../test/read-pdf.ts";
import { type Caller, openWorld } from "../../../test/world.ts";
import { openIncident } from "./open.ts";

const minute = 60_000;
const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();
const begun = (change: object = {}) => ({
  ...({ id: randomUUID(), kind: "outage", badIntent: false, foundAt: ago(20), inquiry: null } as const),
  ...{ heading: "送信できない", words: "相談員の画面で、送信が終わりません。", asIs: false },
  ...change,
});
const seen = async (who: Caller, id: string) =>
  (await who.call("/api/incident/list", {})).body.incidents.find((one) => one.id === id);

test("[S9.2] [OP-6] from its finding to its end: worked on by the operator, decided on by the city, and nothing on its time line changes", async () => {
  await using world = await openWorld();
  const [operator, official] = [await world.staff("operator"), await world.staff("official")];
  await openTalk(world);
  const sent = begun();
  const incident = sent.id;
  const { number } = (await operator.call("/api/incident/open", sent)).body;
  expect((await operator.call("/api/incident/open", sent)).body).toEqual({ number });
  const write = (kind: string, words: string) =>
    operator.callAny("/api/incident/write", { incident, kind, at: null, words, asIs: true });
  const report = (stage: string) =>
    operator.callAny("/api/incident/report", { incident, stage, words: "", asIs: true });
  const decide = (about: number, agreed: boolean) =>
    official.callAny("/api/incident/decide", {
      incident,
      about,
      agreed,
      words: "原因をくわしく",
      asIs: true,
    });

  expect(await report("first")).toMatchObject({ status: 200 });
  expect(await report("progress")).toMatchObject({ status: 409, body: { code: "report-open" } });
  expect(await decide(2, true)).toMatchObject({ status: 200 });
  expect(await report("final")).toMatchObject({ status: 409, body: { code: "incident-incomplete" } });
  const period = { from: ago(30), to: new Date().toISOString() };
  const { impact } = (
    await operator.call("/api/incident/impact", { incident, ...period, words: "", asIs: true })
  ).body;
  // One child and one counsellor, three messages; whoever begins a session is on record too, and so are the two of this test.
  expect(impact).toMatchObject({ open: 1, opened: 1, talked: 1, messages: 3, consultees: 1 });
  expect(impact.staff).toBeGreaterThanOrEqual(1);
  for (const kind of ["action", "recovery", "cause", "prevention"])
    expect(await write(kind, `${kind}のこと`)).toMatchObject({ status: 200 });
  expect(await operator.callAny("/api/incident/close", { incident })).toMatchObject({ status: 409 });
  expect(await report("final")).toMatchObject({ status: 200 });
  expect(await decide(9, false)).toMatchObject({ status: 200 });
  expect(await decide(9, true)).toMatchObject({ status: 409, body: { code: "approval-closed" } });
  expect(await operator.callAny("/api/incident/close", { incident })).toMatchObject({ status: 409 });
  await write("cause", "証明書の期限が切れていました。");
  await report("final");
  expect(await decide(12, true)).toMatchObject({ status: 200 });
  expect(await operator.callAny("/api/incident/close", { incident })).toMatchObject({ status: 200 });
  expect(await write("action", "おそすぎる")).toMatchObject({
    status: 409,
    body: { code: "incident-closed" },
  });

  const shown = await seen(official, incident);
  expect(shown).toMatchObject({ number, heading: "送信できない" });
  expect(shown?.steps.map(({ nth }) => nth)).toEqual(Array.from({ length: 14 }, (_, at) => at + 1));
  expect(shown?.steps[10]?.words).toBe("証明書の期限が切れていました。");
  const { db } = world.storage;
  await expect(db.updateTable("incident_step").set({ nth: 99 }).execute()).rejects.toThrow("only grows");
  await expect(db.deleteFrom("incident_step").execute()).rejects.toThrow("only grows");
  const sealed = await db.selectFrom("incident_step").select("sealed").execute();
  expect(sealed.map((row) => row.sealed?.toString("utf8")).join()).not.toContain("証明書");
  expect(world.logged()).not.toContain("証明書");
});

test("[S11.11] [OP-7] whose words were looked at is told out of the trail, to the city alone, and that is on record too", async () => {
  await using world = await openWorld();
  const [operator, official] = [await world.staff("operator"), await world.staff("official")];
  const [one, other] = [await openTalk(world), await openTalk(world)];
  const incident = randomUUID();
  await operator.call("/api/incident/open", begun({ id: incident, kind: "breach", heading: "閲覧のおそれ" }));
  for (const { consultation } of [one, one]) {
    await official.call("/api/desk/sync", {
      epoch: one.epoch,
      skin: "now",
      desk: { after: null },
      watch: [{ consultation, after: 0 }],
    });
  }
  const asked = { incident, from: ago(30), to: new Date(Date.now() + minute).toISOString() };
  expect(await operator.callAny("/api/incident/trace", { ...asked, staff: null })).toMatchObject({
    status: 403,
  });
  const all = (await official.call("/api/incident/trace", { ...asked, staff: null })).body;
  expect(all.consultations.map(({ id }) => id).sort()).toEqual([one.consultation, other.consultation].sort());
  expect(all).toMatchObject({ consultees: 2, exports: 0, more: false });
  const theirs = (await official.call("/api/incident/trace", { ...asked, staff: official.staff.id })).body;
  expect(theirs.consultations).toMatchObject([{ id: one.consultation, lines: 1 }]);
  const shown = await seen(operator, incident);
  expect(shown?.steps.filter(({ kind }) => kind === "trace").map(({ facts }) => facts.trace)).toMatchObject([
    { consultations: 2, consultees: 2 },
    { consultations: 1, consultees: 1 },
  ]);
  // What the operator sees of it are counts.
  expect(JSON.stringify(shown)).not.toContain(one.consultation);
  const lines = await world.storage.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "=", "incident:trace")
    .execute();
  expect(lines).toHaveLength(2);
  const told = { incident, stage: "quick", at: ago(1), words: "受付 第1号", asIs: true };
  expect(await operator.callAny("/api/incident/authority", told)).toMatchObject({ status: 403 });
  expect(await official.callAny("/api/incident/authority", told)).toMatchObject({ status: 200 });
});

test("[S9.2] [OP-6] begun from an inquiry, by an alarm of the service itself, and never from what is not there", async () => {
  await using world = await openWorld();
  const operator = await world.staff("operator");
  const ask = {
    ...{ id: randomUUID(), kind: "fault", haste: "soon", way: "form", cameAt: null },
    ...{ heading: "重い", caller: "", words: "遅いです", asIs: true },
  } as const;
  await operator.callAny("/api/support/ask", ask);
  expect(await operator.callAny("/api/incident/open", begun({ inquiry: ask.id }))).toMatchObject({
    status: 200,
  });
  expect(await operator.callAny("/api/incident/open", begun({ inquiry: randomUUID() }))).toMatchObject({
    status: 404,
  });
  expect(await operator.callAny("/api/incident/open", begun({ foundAt: ago(-60) }))).toMatchObject({
    status: 400,
  });
  const id = randomUUID();
  await openIncident(world.app.tools, null, {
    ...{ id, kind: "outage", badIntent: false, foundAt: new Date(), inquiry: null, asIs: true },
    ...{ heading: "データベースに書けない", words: "予備のデータベースに切り替わりました。" },
  });
  expect((await seen(operator, id))?.steps).toMatchObject([{ kind: "found", by: null }]);
});

test("[S9.2] [OP-10] each report is a PDF as it was given, with the words and figures of the page; nobody else takes it", async () => {
  await using world = await openWorld();
  const [operator, official] = [await world.staff("operator"), await world.staff("official")];
  const counsellor = await world.staff("counsellor");
  await openTalk(world);
  const incident = randomUUID();
  await operator.call("/api/incident/open", begun({ id: incident, heading: "髙﨑校で送信できない" }));
  const paper = async (who: Caller, about: number | null) =>
    readPdf(Buffer.from((await who.call("/api/incident/print", { incident, about })).body.pdf, "base64"));
  const draft = await paper(operator, null);
  expect(draft.text).toContain(bare("障害報告書（作成中） 障害 1　髙﨑校で送信できない"));
  expect(draft.text).toContain("まだ調べていません");
  const written = { incident, at: null, asIs: true } as const;
  const period = { from: ago(30), to: new Date().toISOString() };
  const { impact } = (
    await operator.call("/api/incident/impact", { incident, ...period, words: "", asIs: true })
  ).body;
  const report = { incident, stage: "first", words: "まずお知らせします。", asIs: true } as const;
  await operator.call("/api/incident/report", report);
  await official.call("/api/incident/decide", { incident, about: 3, agreed: true, words: "", asIs: true });
  await operator.call("/api/incident/write", {
    ...written,
    kind: "cause",
    words: "証明書の期限が切れていました。",
  });

  const { text } = await paper(official, 3);
  for (const said of [
    `障害報告書（速報） 障害 1　髙﨑校で送信できない`,
    `市の確認報告を了承した（${official.staff.displayName}・`,
    `期間${dated(new Date(period.from))} から ${dated(new Date(period.to))} まで`,
    ...countsOf({ impact }).map(([name, count]) => `${name}${count}`),
    "相談員の画面で、送信が終わりません。",
    "市に報告した（速報）",
    "まずお知らせします。",
  ])
    expect(text).toContain(bare(said));
  // What was written afterwards is not in what the city was given.
  expect(text).not.toContain("証明書");
  expect((await paper(official, null)).text).toContain("証明書の期限が切れていました。");
  expect(await operator.callAny("/api/incident/print", { incident, about: 2 })).toMatchObject({
    status: 404,
  });
  expect(await counsellor.callAny("/api/incident/print", { incident, about: 3 })).toMatchObject({
    status: 403,
  });
  expect(world.logged()).not.toContain("お知らせ");
});
