import { expect, test } from "vitest";
import { cityFile, cityTables } from "./city-table.ts";

const period = { from: "2026-04-01", to: "2026-05-31" };
const figures = {
  by: {
    "city-table": [
      { name: "2026-04 bullying elementary", count: 12, people: 12 },
      { name: "2026-04 bullying high", count: 2, people: 2 },
      { name: "2026-05 bullying elementary", count: 7, people: 7 },
      { name: "2026-05 other other", count: 1_200, people: 1_200 },
    ],
  },
};

test("[S8.4] the city's table: each class month by month and school by school, with its sums", () => {
  const [bullying, absence, other] = cityTables(figures, period, false);
  expect(bullying?.table.rows).toEqual([
    { cells: [12, 0, 2, 0], sum: 14 },
    { cells: [7, 0, 0, 0], sum: 7 },
  ]);
  expect(bullying?.table.sums).toEqual([19, 0, 2, 0]);
  expect([absence?.table.sum, other?.table.sum]).toEqual([0, 1_200]);
});

test("[S8.4] A5: it is one file, which a spreadsheet reads as text and numbers", () => {
  const file = cityFile(cityTables(figures, period, true));
  expect(file.split("\r\n")[0]).toBe("\ufeff項目,月,小,中,高,その他,合計");
  expect(file).toContain("その他,2026年5月,0,0,0,1200,1200\r\n");
});

test("[FG-3] for publishing two children in April are not to be found, by sums of rows or columns neither", () => {
  const [bullying] = cityTables(figures, period, true);
  expect(bullying?.table.rows[0]?.cells[2]).toBeNull();
  const { rows, sums, sum } = bullying?.table ?? { rows: [], sums: [], sum: 0 };
  const shown = JSON.stringify([rows, sums, sum]);
  expect(shown).not.toMatch(/\b[1-4]\b/);
  // 14 beside a shown 12, or 19 and 21 both shown, would say it.
  expect([rows[0]?.sum === 14 && rows[0]?.cells[0] === 12, sum === 21 && sums[0] === 19]).toEqual([
    ...[false, false],
  ]);
});
