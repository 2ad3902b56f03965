import { describe, expect, test } from "vitest";
import { leastPublished, masked, maskedTable, type Sum, summed } from "./masking.ts";

const row = (count: number): Sum => ({ parts: [...Array(count).keys()], total: count });

describe("[FG-3] what is published tells of nobody", () => {
  test("one to four are hidden; none at all, and five, are said", () => {
    expect(masked([0, 1, 4, 5, 9], [])).toEqual([0, null, null, 5, 9]);
  });

  test("a single hidden number beside its sum takes the next smallest along, and never one that is none", () => {
    expect(masked([3, 0, 7, 20, 30], [row(4)])).toEqual([null, 0, null, 20, 30]);
    expect(masked([3, 0, 0, 3], [row(3)])).toEqual([null, 0, 0, null]);
  });

  test("two hidden ones that are few together take another along: beside a sum they would say themselves", () => {
    expect(masked([1, 1, 8, 12, 22], [row(4)])).toEqual([null, null, null, 12, 22]);
    expect(masked([2, 4, 8, 14], [row(3)])).toEqual([null, null, 8, 14]);
  });

  test("where there is nothing else to hide, the sum is", () => {
    expect(masked([3, 6], [{ parts: [0], total: 1 }])).toEqual([null, null]);
  });

  test("in a table neither rows nor columns lead back to what is hidden", () => {
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state / 4_294_967_296;
    };
    for (let nth = 0; nth < 300; nth++) {
      const [height, width] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 4)];
      const whole = summed(
        Array.from({ length: height }, () =>
          Array.from({ length: width }, () => Math.floor(random() ** 3 * 30)),
        ),
      );
      const shown = maskedTable(whole);
      const lines = [
        ...shown.rows.map(({ cells, sum }, at) => ({ cells, sum, true: whole.rows[at]?.cells ?? [] })),
        ...shown.sums.map((sum, at) => ({
          ...{ cells: shown.rows.map(({ cells }) => cells[at]), sum },
          true: whole.rows.map(({ cells }) => cells[at] ?? 0),
        })),
      ];
      for (const { cells, sum, true: values } of lines) {
        for (const [at, cell] of cells.entries()) {
          if (cell !== null) expect(cell).toBe(values[at]);
          if (cell) expect(cell).toBeGreaterThanOrEqual(leastPublished);
        }
        const hidden = values.filter((_, at) => cells[at] === null);
        if (sum === null || hidden.length === 0) continue;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((all, one) => all + one, 0)).toBeGreaterThanOrEqual(leastPublished);
      }
    }
  });
});
