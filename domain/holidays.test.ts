import { describe, expect, test } from "vitest";
import { holidayOn } from "./holidays.ts";
import { daysOfYear, monthDayOf } from "./japan-time.ts";

const listed = (year: number): string =>
  daysOfYear(year)
    .filter((day) => holidayOn(day))
    .map(monthDayOf)
    .join(" ");

describe("国民の祝日", () => {
  // 内閣府 syukujitsu.csv; from 2028 on the days that the law and the expected equinoxes give, as other lists have them too.
  test.each([
    [
      2024,
      "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23",
    ],
    [
      2025,
      "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24",
    ],
    [
      2026,
      "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23",
    ],
    [
      2027,
      "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23",
    ],
    [2028, "01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23"],
    [
      2029,
      "01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23",
    ],
    [
      2030,
      "01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23",
    ],
  ])("%i", (year, days) => expect(listed(year)).toBe(days));

  test("have their names", () => {
    expect(holidayOn("2026-09-22")).toBe("国民の休日");
    expect(holidayOn("2026-05-06")).toBe("振替休日");
    expect(holidayOn("2032-09-21")).toBe("国民の休日");
    expect(holidayOn("2026-11-23")).toBe("勤労感謝の日");
    expect(holidayOn("2026-11-24")).toBeNull();
  });
});
