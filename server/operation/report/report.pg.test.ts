import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { cityTables } from "../../../domain/city-table.ts";
import { hiddenName } from "../../../domain/figure-names.ts";
import { lineFigures } from "../../../domain/line-usage.ts";
import { percent } from "../../../domain/month-figures.ts";
import { openTalk } from "../../../test/attacks/people.ts";
import { bare, readPdf } from "../../../test/read-pdf.ts";
import { type Caller, openWorld, type World } from "../../../test/world.ts";
import { readAvailability } from "../../uptime/read-availability.ts";

const minute = 60_000;
const month = "2026-10";

/** A city in which October is lived through, and that stands in November. */
async function afterOctober() {
  let at = new Date("2026-10-20T01:00:00Z");
  const world = await openWorld({ now: () => at });
  await openTalk(world);
  const operator = await world.staff("operator");
  const incident = randomUUID();
  await operator.call("/api/incident/open", {
    ...{ id: incident, kind: "outage", badIntent: false, foundAt: at.toISOString(), inquiry: null },
    ...{ heading: "ひみつの見出し", words: "とまりました。", asIs: true },
  });
  await operator.call("/api/support/ask", {
    ...{ id: randomUUID(), kind: "fault", haste: "soon", way: "form", cameAt: null },
    ...{ heading: "重い", caller: "", words: "遅いです", asIs: true },
  });
  await operator.call("/api/maintenance/plan", {
    ...{ id: randomUUID(), stops: true, heading: "更新", words: "新しい版" },
    ...{ from: "2026-11-05T00:00:00Z", to: "2026-11-05T01:00:00Z" },
  });
  await operator.call("/api/register/write", {
    ...{ id: randomUUID(), kind: "training", on: "2026-10-15", until: null, staff: [operator.staff.id] },
    ...{ heading: "ひみつの研修", words: "", detail: "講師 みほん" },
  });
  await world.storage.db
    .insertInto("uptime_hour")
    .values({ place: "lookout", hour: at, signs: `${"0".repeat(57)}11.` })
    .execute();
  // Nobody stays signed in over so many days.
  at = new Date("2026-11-02T01:00:00Z");
  const people = {
    operator: await world.staff("operator"),
    official: await world.staff("official"),
    administrator: await world.staff("administrator"),
  };
  return {
    world,
    ...people,
    later() {
      at = new Date(at.getTime() + minute);
    },
  };
}

const read = async (who: Caller) => (await who.call("/api/report/read", { month })).body;
const paper = async (who: Caller, about: number | null) =>
  readPdf(Buffer.from((await who.call("/api/report/print", { month, about })).body.pdf, "base64"));

test("[S13.2] [MR-1] [MR-3] [RG-3] the figures of the report are those of the screens, and the PDF says each of them", async () => {
  const { world, operator, official } = await afterOctober();
  await using _ = world satisfies World;
  const { sections } = await read(operator);
  const said = new Map(sections.flatMap(({ rows }) => rows));
  const { text } = await paper(operator, null);
  for (const { heading, rows } of sections) {
    expect(text).toContain(bare(heading));
    for (const [name, value] of rows) expect(text).toContain(bare(name + value));
  }
  const period = { from: "2026-10-01", to: "2026-10-31" };
  const { body: figures } = await official.call("/api/desk/figures", period);
  expect(figures.consultations).toBe(1);
  const published = cityTables(figures, period, true).flatMap(({ table: { rows, sum } }) => [
    ...(rows[0]?.cells ?? []),
    sum,
  ]);
  const consultations = sections.find(({ heading }) => heading === "相談の件数（市の公表する表）");
  expect(consultations?.rows.map(([, value]) => value)).toEqual(
    published.map((count) => (count === null ? hiddenName : `${count}件`)),
  );
  const { body: usage } = await official.call("/api/line/usage", { month });
  const line = sections.find(({ heading }) => heading === "LINEの利用状況");
  expect(line?.rows.map(([, value]) => value)).toEqual(
    lineFigures.map((figure) => `${usage.figures.find((one) => one.figure === figure)?.count}件`),
  );
  const { ratio, minutes } = await readAvailability(world.app.tools, month);
  expect(minutes).toMatchObject({ up: 57, down: 2 });
  expect(said.get("稼働率（計測した分について）")).toBe(percent(ratio));
  expect(said.get("使えた")).toBe("57分");
  expect(said.get("気づいた障害・事故")).toBe("1件");
  expect(said.get("受けた問合せ")).toBe("1件");
  expect(said.get("うち急ぎ")).toBe("1件");
  expect(said.get("最初の返事が目標を過ぎたもの")).toBe("1件");
  expect(said.get("予定している作業")).toBe("1件");
  // [RG-3] Out of the register, and nobody has to write it by hand.
  expect(said.get("行った研修")).toBe("1回");
  expect(said.get("受けた職員（のべ）")).toBe("1人");
  const { untrained } = (await operator.call("/api/register/list", {})).body;
  expect(said.get("研修をまだ受けていない・期限を過ぎた職員")).toBe(`${untrained.length}人`);
  expect(said.get("職員のきまりを確認した職員")).toBe("きまりの登録なし");
  // What people wrote is in the reports of incidents, and not among the figures.
  expect(JSON.stringify(sections)).not.toContain("ひみつ");
});

test("[S13.2] [MR-2] a draft keeps its figures; the city comments, agrees to the newest, and nobody to their own", async () => {
  const { world, operator, official, administrator, later } = await afterOctober();
  await using _ = world satisfies World;
  const draft = (seen: number, words: string, of = month) =>
    operator.callAny("/api/report/draft", {
      month: of,
      seen,
      words,
      next: "復元の訓練をします。",
      asIs: true,
    });
  const decide = (who: Caller, about: number, agrees: boolean, words = "") =>
    who.callAny("/api/report/decide", { month, about, agrees, words, asIs: true });
  expect(await draft(0, "途中です", "2026-11")).toMatchObject({ status: 400 });
  expect(await decide(official, 1, true)).toMatchObject({ status: 409, body: { code: "approval-closed" } });
  expect(await draft(0, "はじめての報告です。")).toMatchObject({ status: 200, body: { nth: 1 } });
  expect(await draft(0, "見ていない人の案")).toMatchObject({ status: 409, body: { code: "settings-moved" } });
  later();
  expect(await decide(official, 1, false, "研修の回数も書いてください。")).toMatchObject({ status: 200 });
  const before = await read(official);
  expect(before).toMatchObject({ standing: "commented", steps: [{ words: "はじめての報告です。" }, {}] });
  await operator.call("/api/incident/open", {
    ...{ id: randomUUID(), kind: "fault", badIntent: false, foundAt: "2026-10-30T00:00:00Z", inquiry: null },
    ...{ heading: "あとから", words: "わかりました。", asIs: true },
  });
  expect(await draft(2, "研修は2回です。")).toMatchObject({ status: 200, body: { nth: 3 } });
  expect(await decide(official, 1, true)).toMatchObject({ status: 409, body: { code: "approval-closed" } });
  expect(await decide(operator, 3, true)).toMatchObject({ status: 403 });
  expect(await decide(administrator, 3, true)).toMatchObject({ status: 200 });
  const { standing, steps } = await read(official);
  expect(standing).toBe("agreed");
  const found = (nth: number) =>
    steps
      .find((step) => step.nth === nth)
      ?.sections?.flatMap(({ rows }) => rows)
      .find(([name]) => name === "気づいた障害・事故");
  expect([found(1)?.[1], found(3)?.[1]]).toEqual(["1件", "2件"]);
  const [first, second] = [await paper(official, 1), await paper(official, 3)];
  expect(first.text).toContain(bare("第1版（案）"));
  expect(first.text).toContain(bare("気づいた障害・事故1件"));
  expect(second.text).toContain(bare(`市の承認: ${administrator.staff.displayName}`));
  expect(second.text).toContain(bare("気づいた障害・事故2件"));
  for (const said of ["研修は2回です。", "復元の訓練をします。"]) expect(second.text).toContain(said);
  expect(await official.callAny("/api/report/print", { month, about: 2 })).toMatchObject({ status: 404 });
  const { db } = world.storage;
  await expect(db.updateTable("month_report_step").set({ nth: 99 }).execute()).rejects.toThrow("only grows");
  await expect(db.deleteFrom("month_report_step").execute()).rejects.toThrow("only grows");
  const rows = await db.selectFrom("month_report_step").selectAll().execute();
  expect(JSON.stringify(rows.map((row) => [row.sections, row.sealed?.toString("utf8")]))).not.toContain(
    "研修は",
  );
  expect(world.logged()).not.toContain("研修は");
  const lines = await db
    .selectFrom("audit_line")
    .select("act")
    .where("act", "like", "report:%" as never)
    .execute();
  expect(lines.map(({ act }) => act)).toEqual([
    "report:draft",
    "report:decide",
    "report:draft",
    "report:decide",
  ]);
});
