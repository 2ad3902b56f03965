import { randomInt } from "node:crypto";
import { expect, test } from "vitest";
import { dimensions, namesIn } from "../../domain/figures.ts";
import { firstSettings } from "../../domain/first-settings.ts";
import { fiscalYear } from "../../domain/period.ts";
import { timeDimensions } from "../../domain/written.ts";
import { inventConsultations } from "../../test/invented-consultations.ts";
import { newIdempotencyKey, openWorld } from "../../test/world.ts";
import { openReceptionSettings } from "../reception/reception-settings.ts";
import { testDatabase } from "../storage/testing.ts";
import { differencesOf, recount } from "./recount.ts";
import { seeFigures } from "./see-figures.ts";
import { type FigureRow, seeRows } from "./see-rows.ts";

/** The same numbers for the same seed, so that a failure can be had again. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** Where a wrong calendar counts wrong: a second on each side of midnight in Japan, of the month's end, the leap day, 年度. */
const edges = [
  "2027-03-31T14:59:59.999Z",
  "2027-03-31T15:00:00.000Z",
  "2028-02-28T14:59:59.999Z",
  "2028-02-28T15:00:00.000Z",
  "2028-02-29T14:59:59.999Z",
  "2028-02-29T15:00:00.000Z",
  "2028-03-31T14:59:59.999Z",
  "2028-03-31T15:00:00.000Z",
].map((text) => new Date(text));

const year = fiscalYear(2027);

const peopleOf = (rows: readonly FigureRow[]): number => new Set(rows.map(({ consultee }) => consultee)).size;
const messagesOf = (rows: readonly FigureRow[]): number =>
  rows.reduce((sum, { ofConsultee, ofCounsellor }) => sum + ofConsultee + ofCounsellor, 0);

test("[FG-1] [S8.4] A20: the figures of 10,000 consultations equal an independent count, at midnight in Japan, on a leap day, at the edges of a 年度", async () => {
  await using city = await testDatabase();
  const { db } = city.storage;
  const seed = randomInt(2 ** 31);
  const random = randomFrom(seed);
  const [begins, lasts] = [Date.UTC(2027, 1, 1), 460 * 86_400_000];
  await inventConsultations(
    db,
    10_000,
    (nth) => edges[nth] ?? new Date(begins + Math.floor(random() * lasts)),
    random,
  );
  const reception = await openReceptionSettings(db, firstSettings, () => {});
  const found = await recount({ db, reception }, year);
  console.log(
    `A20: ${found.consultations} of 10,000 consultations in the year, ${found.messages} messages, ${found.figures} figures, seed ${seed}`,
  );
  expect(found.differences).toEqual([]);
  expect(found.consultations).toBeGreaterThan(7_000);
  expect(found.figures).toBeGreaterThan(700);
  const { by, written, consultations, messages, people } = await seeFigures({ db, reception }, year);
  const day = (name: string): number => by.day.find((one) => one.name === name)?.count ?? 0;
  expect([day("2027-04-01") > 0, day("2028-02-29") > 0, day("2028-03-31") > 0]).toEqual([true, true, true]);
  expect(by.day.reduce((sum, { count }) => sum + count, 0)).toBe(found.consultations);

  // What one figure counts can be looked at, and is as many.
  for (const dimension of dimensions) {
    const name = namesIn(dimension, year)[0] ?? "";
    const shown = by[dimension].find((one) => one.name === name);
    const under = { dimension, name };
    const rows = await seeRows({ db, reception }, year, { unit: "consultations", under });
    expect([rows.length, peopleOf(rows)]).toEqual([shown?.count, shown?.people]);
  }
  for (const dimension of timeDimensions) {
    const { name, count } = written[dimension][1] ?? written[dimension][0] ?? { name: "", count: 0 };
    const under = { dimension, name };
    expect(messagesOf(await seeRows({ db, reception }, year, { unit: "messages", under }))).toBe(count);
  }
  const all = await seeRows({ db, reception }, year, { unit: "messages", under: null });
  expect([all.length, messagesOf(all)]).toEqual([consultations, messages.consultee + messages.counsellor]);
  const whose = (await seeRows({ db, reception }, year, { unit: "people", under: null })).map(
    ({ consultee }) => consultee,
  );
  // Those of one person stand together.
  expect(whose.filter((one, n) => one !== whose[n - 1])).toHaveLength(people);
});

test("[S8.4] A20: a figure that drifted by one is named", () => {
  const shown = new Map([
    ["day 2027-04-01", 3],
    ["people", 2],
  ]);
  expect(differencesOf(shown, new Map([...shown, ["people", 1]]))).toEqual([
    { figure: "people", shown: 2, recounted: 1 },
  ]);
  expect(differencesOf(shown, new Map([["people", 2]]))).toEqual([
    { figure: "day 2027-04-01", shown: 3, recounted: 0 },
  ]);
});

test("[S8.4] what consultees and counsellors do stands in the figures at once, and leads to its row", async () => {
  const at = new Date("2027-05-10T01:00:00Z");
  await using world = await openWorld({ now: () => at });
  const epoch = world.app.tools.epoch();
  const [child, counsellor, official] = [
    await world.consultee(),
    await world.staff("counsellor"),
    await world.staff("official"),
  ];
  const key = newIdempotencyKey();
  const { consultation } = (await child.call("/api/open", { epoch, key, text: "あの" })).body;
  const attributes = { school: "elementary", grade: 4, topics: ["bullying"] } as const;
  await child.call("/api/attributes", { epoch, consultation, attributes });
  await counsellor.call("/api/desk/claim", { epoch, consultation });
  await counsellor.call("/api/desk/tag", {
    epoch,
    consultation,
    attributes: { topics: ["school-absence"] },
  });
  const { body } = await official.call("/api/desk/figures", { from: "2027-05-10", to: "2027-05-10" });
  expect(body).toMatchObject({ consultations: 1, people: 1, unanswered: 1, open: 1 });
  expect(body.messages).toEqual({ consultee: 1, counsellor: 0 });
  const table = body.by["city-table"].filter(({ count }) => count > 0);
  expect(table).toEqual([{ name: "2027-05 school-absence elementary", count: 1, people: 1 }]);
  expect(body.by["topic-told"].find(({ name }) => name === "bullying")?.count).toBe(1);
  const day = { from: "2027-05-10", to: "2027-05-10" };
  const { body: rows } = await official.call("/api/desk/figures/rows", {
    ...day,
    unit: "consultations",
    under: { dimension: "grade", name: "elementary-4" },
  });
  const row = { id: consultation, number: 1_001, openedAt: at.toISOString(), entrance: "web" };
  const one = {
    of: { consultations: 1, people: 1, messages: 1 },
    rows: [{ ...row, person: 1, messages: { consultee: 1, counsellor: 0 } }],
  };
  expect(rows).toEqual(one);
  // A message of ten o'clock in Japan; of what no message has, nobody can ask.
  const ofHour = { ...day, unit: "messages", under: { dimension: "hour", name: "10" } } as const;
  expect((await official.call("/api/desk/figures/rows", ofHour)).body).toEqual(one);
  const ofGrade = { ...ofHour, under: { dimension: "grade", name: "elementary-4" } };
  expect((await official.callAny("/api/desk/figures/rows", ofGrade)).status).toBe(400);
  for (const wrong of [
    { from: "2027-05-11", to: "2027-05-10" },
    { from: "1927-05-11", to: "2027-05-10" },
  ])
    expect((await official.callAny("/api/desk/figures", wrong)).status).toBe(400);
  const counsellors = await counsellor.callAny("/api/desk/figures", day);
  expect(counsellors).toMatchObject({ status: 403, body: { code: "not-allowed" } });
});
