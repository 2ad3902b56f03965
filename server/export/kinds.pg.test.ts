import { expect, test } from "vitest";
import type { Api } from "../../contract/api.ts";
import { exportKinds } from "../../domain/export-kinds.ts";
import { dimensionNames, overallNames, sayName } from "../../domain/figure-names.ts";
import type { Role } from "../../domain/people.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { agreeToAll, takeExport } from "../../test/take-export.ts";
import { takeUp } from "../../test/take-up.ts";
import { type Caller, newIdempotencyKey, openWorld, type World } from "../../test/world.ts";

type Asked = Api["/api/export/ask"]["input"];

const now = new Date("2027-05-10T01:00:00Z");
const may = { from: "2027-05-01", to: "2027-05-31" };
const asked: Asked = {
  ...{ kind: "figures", ...may, purpose: "monthly-report", recipient: "own-office" },
  ...{ pseudonymous: false, masked: false, toFolder: false, remindTo: [] },
  ...{ dueOn: "2027-06-30", reason: "月の報告のため" },
};

async function taken(by: Pick<Caller, "call">, world: World, change: Partial<Asked>) {
  const { status, body } = await by.call("/api/export/ask", { ...asked, ...change });
  expect(status).toBe(200);
  if (body.waits) await agreeToAll(world);
  return { ...(await takeExport(by, body.export)), waits: body.waits, id: body.export };
}

test("[EX-5] [S11.5] nobody takes away what they may not see: each kind by those whose it is, counts without asking others", async () => {
  await using world = await openWorld({ now: () => now });
  const got: Record<string, Partial<Record<Role, string>>> = {};
  const people: readonly Role[] = ["supervisor", "official", "administrator", "auditor", "operator"];
  for (const role of people) {
    const by = await world.staff(role);
    for (const kind of exportKinds) {
      const { status, body } = await by.callAny("/api/export/ask", { ...asked, kind });
      const waits = (body as { waits?: boolean }).waits ? "waits" : "at once";
      got[kind] = { ...got[kind], [role]: status === 200 ? waits : String(status) };
    }
  }
  const [nobody, officials, trail] = [
    { supervisor: "403", official: "403", administrator: "403", auditor: "403", operator: "403" },
    "waits",
    { administrator: "waits", auditor: "waits" },
  ];
  expect(got).toEqual({
    consultations: { ...nobody, official: officials },
    messages: { ...nobody, official: officials },
    surveys: { ...nobody, official: officials },
    figures: { ...nobody, official: "at once" },
    "city-table": { ...nobody, official: "at once" },
    "line-usage": { ...nobody, official: "at once", administrator: "at once" },
    audit: { ...nobody, ...trail },
  });
  const { actor, about } = await world.storage.db
    .selectFrom("audit_line")
    .select(["actor_kind as actor", "act as about"])
    .where("act", "=", "access:refuse")
    .executeTakeFirstOrThrow();
  expect([actor, about]).toEqual(["staff", "access:refuse"]);
});

test("[S8.4] the file of the figures says what the screens say; for publishing no number below five, nor days beside their months", async () => {
  await using world = await openWorld({ now: () => now });
  const official = await world.staff("official");
  await inventConsultations(
    world.storage.db,
    60,
    (nth) => new Date(Date.UTC(2027, 4, 1) + nth * 3_600_000 * 7),
    Math.random,
  );
  const { body } = await official.call("/api/desk/figures", may);
  const { columns, rows, parts } = await taken(official, world, {});
  expect([parts, columns.map(({ holds }) => holds)]).toEqual([1, ["text", "text", "number"]]);
  const cell = (table: string, name: string) => rows.find(([one, two]) => one === table && two === name)?.[2];
  expect(cell("全体", overallNames.consultations)).toBe(String(body.consultations));
  expect(cell("全体", overallNames.people)).toBe(String(body.people));
  for (const dimension of ["day", "hour", "grade", "topic", "face-after"] as const)
    for (const { name, count } of body.by[dimension])
      expect(cell(dimensionNames[dimension], sayName(dimension, name))).toBe(String(count));

  const published = (await taken(official, world, { masked: true })).rows;
  expect(published.some(([, , count]) => count === "伏せる")).toBe(true);
  for (const [table, name, count = ""] of published)
    if (table !== "全体" || !name?.includes("・"))
      expect([name, count]).not.toEqual([name, expect.stringMatching(/^[1-4]$/)]);
  expect(new Set(published.map(([table]) => table))).not.toContain(dimensionNames.day);

  const table = await taken(official, world, { kind: "city-table" });
  expect(table.columns.map(({ name }) => name)).toEqual(["項目", "月", "小", "中", "高", "その他", "合計"]);
  const sum = table.rows.filter(([, month]) => month === "合計").map((row) => Number(row.at(-1)));
  const inTable = body.by["city-table"].reduce((all, { count }) => all + count, 0);
  expect(sum.reduce((all, one) => all + one, 0)).toBe(inTable);
  const line = await taken(official, world, { kind: "line-usage", from: "2027-04-20", to: "2027-05-02" });
  expect(new Set(line.rows.map(([month]) => month))).toEqual(new Set(["2027-04", "2027-05"]));
  const acts = await world.storage.db
    .selectFrom("audit_line")
    .select("facts")
    .where("act", "=", "statistics:export")
    .execute();
  expect(acts.map(({ facts }) => (facts as { setting?: string }).setting)).toEqual([
    ...["export-figures", "export-figures", "export-city-table", "export-line-usage"],
  ]);
  for (const wrong of [
    { kind: "audit", masked: true },
    { kind: "figures", pseudonymous: true },
  ])
    expect((await official.callAny("/api/export/ask", { ...asked, ...wrong })).status).toBe(400);
});

test("[S8.4] [CN-14] what people said of how they feel, before and after, with what they put beside it", async () => {
  await using world = await openWorld({ now: () => now });
  const epoch = world.app.tools.epoch();
  const [child, counsellor, official] = [
    await world.consultee(),
    await world.staff("counsellor"),
    await world.staff("official"),
  ];
  const show = (
    consultation: string,
    moment: "before" | "after",
    face: 1 | 2 | 3 | 4 | 5,
    remark: string | null,
  ) =>
    child.callAny("/api/face", {
      ...{ epoch, consultation, key: newIdempotencyKey(), moment, face, remark },
    });
  const open = { epoch, key: newIdempotencyKey(), text: "ないしょ" };
  const { consultation } = (await child.call("/api/open", open)).body;
  expect((await show(consultation, "before", 1, null)).status).toBe(200);
  const { claimVersion } = (await takeUp(counsellor, { epoch, consultation })).body;
  await counsellor.call("/api/desk/reply", {
    ...{ epoch, consultation, key: newIdempotencyKey(), text: "こんにちは", claimVersion },
  });
  await counsellor.call("/api/desk/close", { epoch, consultation });
  expect((await show(consultation, "after", 4, "=ありがとう😢")).status).toBe(200);
  // Another one who showed nothing has no row.
  const other = await world.consultee();
  await other.call("/api/open", { epoch, key: newIdempotencyKey(), text: "だまっている" });
  const { columns, rows, waits } = await taken(official, world, { kind: "surveys" });
  expect(waits).toBe(true);
  expect(rows).toEqual([
    ["1001", "2027-05-10 10:00", "2027-05-10 10:00", "1", "とてもつらい", "4", "少し楽", "=ありがとう😢"],
  ]);
  expect(columns.at(-1)).toEqual({ name: "ひとこと", holds: "text" });
});

test("[AU-11] [EX-2] the audit trail in a spreadsheet: every line of the period in order, part by part, and who took it stands in it", async () => {
  await using world = await openWorld({ now: () => now });
  const auditor = await world.staff("auditor");
  const { rows: before, id } = await taken(auditor, world, { kind: "audit" });
  const positions = before.map(([position]) => Number(position));
  expect(positions).toEqual(positions.map((_, at) => (positions[0] ?? 0) + at));
  const act = before.findIndex((row) => row[5] === "audit:export" && row[6]?.includes(id));
  expect(act).toBeGreaterThan(0);
  expect(before[act]?.[4]).toBe(auditor.staff.displayName);
});
