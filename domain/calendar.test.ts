import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Calendar,
  closesAt,
  type Hours,
  isOpen,
  nextOpening,
  openMinutes,
  planOf,
  planOfYear,
} from "./calendar.ts";
import { calendarFaults } from "./calendar-faults.ts";
import { officeHours } from "./help-desk.ts";
import { holidayOn } from "./holidays.ts";
import { inJapan, isDay, isMonthDay } from "./japan-time.ts";

const at = (time: string): Date => new Date(`${time}+09:00`);
const office = officeHours(525, 1_035, ["12-30", "01-04"]);

// ── an independent, slow recount: minute by minute, by the clock that ICU knows for Tokyo ──

const wall = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Tokyo",
  calendar: "gregory",
  hourCycle: "h23",
  weekday: "short",
  ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" },
});
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function recount(calendar: Calendar, instant: Date): boolean {
  const said = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
  const monthDay = `${said["month"]}-${said["day"]}`;
  const day = `${said["year"]}-${monthDay}`;
  const minute = Number(said["hour"]) * 60 + Number(said["minute"]);
  const among = (from: string, to: string): boolean =>
    from > to ? monthDay >= from || monthDay <= to : monthDay >= from && monthDay <= to;
  let hours: Hours;
  const { period, newYear } = calendar;
  const special = calendar.specialDays.filter(({ from, to }) => day >= from && day <= to)[0];
  const pattern = calendar.seasons.filter(({ from, to }) => among(from, to))[0] ?? calendar;
  if (period !== null && !(period.from <= day && day <= period.to)) hours = [];
  else if (special) hours = special.hours;
  else if (newYear !== null && among(newYear.from, newYear.to)) hours = [];
  else if (holidayOn(day) !== null && pattern.holidays !== null) hours = pattern.holidays;
  else hours = pattern.week[weekdays.indexOf(said["weekday"] ?? "")] ?? [];
  return hours.filter(({ opens, closes }) => minute >= opens && minute < closes).length > 0;
}

// ── calendars of every shape ──

const hours: fc.Arbitrary<Hours> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => [...cuts].sort((a, b) => a - b))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, n) => ({
      opens: cuts[2 * n] ?? 0,
      closes: cuts[2 * n + 1] ?? 0,
    })),
  );
const wholeDay: Hours = [{ opens: 0, closes: 1_440 }];
const anyHours = fc.oneof({ weight: 4, arbitrary: hours }, fc.constant(wholeDay), fc.constant([]));
const pattern = fc.record({
  week: fc.array(anyHours, { minLength: 7, maxLength: 7 }),
  holidays: fc.option(anyHours),
});
const day = fc
  .date({ min: at("2026-01-01T00:00"), max: at("2030-12-31T23:00"), noInvalidDate: true })
  .map((date) => inJapan(date).day);
const monthDay = day.map((one) => one.slice(5));
const range = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const yearRange = fc.record({ from: monthDay, to: monthDay });
const calendars: fc.Arbitrary<Calendar> = fc.record({
  week: fc.array(anyHours, { minLength: 7, maxLength: 7 }),
  holidays: fc.option(anyHours),
  newYear: fc.option(yearRange),
  seasons: fc.array(
    fc.tuple(pattern, yearRange).map(([p, r]) => ({ name: "夏", ...p, ...r })),
    { maxLength: 2 },
  ),
  specialDays: fc.array(
    fc.tuple(anyHours, range).map(([h, r]) => ({ name: "臨時", hours: h, ...r })),
    { maxLength: 2 },
  ),
  period: fc.option(range, { freq: 6 }),
});
const instants = fc.date({ min: at("2026-01-01T00:00"), max: at("2030-12-31T23:59"), noInvalidDate: true });
const minuteOf = (date: Date): number => Math.floor(date.getTime() / 60_000);

describe("the calendar agrees with a slow recount, 2026 to 2030", () => {
  test("[RC-1] whether it is open at a moment", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, instant) => {
        expect(isOpen(calendar, instant)).toBe(recount(calendar, instant));
      }),
      { numRuns: 1_000 },
    );
  });

  test("[RC-1] when it opens and closes next, minute by minute for three days", () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, instant) => {
        const open = recount(calendar, instant);
        const next = open ? closesAt(calendar, instant) : nextOpening(calendar, instant);
        const first = minuteOf(instant);
        let turn: number | null = null;
        for (let minute = first; minute < first + 3 * 1_440 && turn === null; minute++) {
          if (recount(calendar, new Date(minute * 60_000)) !== open) turn = minute;
        }
        if (turn !== null) expect(next?.getTime()).toBe(turn * 60_000);
        else expect(next === null || minuteOf(next) >= first + 3 * 1_440).toBe(true);
        expect(open ? nextOpening(calendar, instant) : closesAt(calendar, instant)).toEqual(
          open ? instant : null,
        );
      }),
      { numRuns: 60 },
    );
  });

  test("[RC-1] how long it was open between two moments", () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 2_000 }), (calendar, instant, minutes) => {
        const from = minuteOf(instant);
        let counted = 0;
        for (let minute = from; minute < from + minutes; minute++)
          if (recount(calendar, new Date(minute * 60_000))) counted++;
        const [begins, ends] = [new Date(from * 60_000), new Date((from + minutes) * 60_000)];
        expect(openMinutes(calendar, begins, ends)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  test("[RC-1] every day of the years, at noon", () => {
    for (const year of [2026, 2027, 2028, 2029, 2030]) {
      const days = planOfYear(office, year);
      expect(days).toHaveLength(year === 2028 ? 366 : 365);
      for (const { day, hours } of days)
        expect(hours.length > 0, day).toBe(recount(office, at(`${day}T12:00`)));
    }
  });
});

describe("市開庁日 8:45〜17:15, 12/30〜1/4 closed", () => {
  test.each([
    ["2026-11-24T08:44", false, "2026-11-24T08:45"],
    ["2026-11-24T08:45", true, "2026-11-24T17:15"],
    ["2026-11-24T17:15", false, "2026-11-25T08:45"],
    ["2026-11-20T17:15", false, "2026-11-24T08:45"],
    ["2026-12-28T18:00", false, "2026-12-29T08:45"],
    ["2026-12-29T17:15", false, "2027-01-05T08:45"],
    ["2026-05-01T20:00", false, "2026-05-07T08:45"],
  ])("%s: open %s, turns at %s", (time, open, turn) => {
    expect(isOpen(office, at(time))).toBe(open);
    expect(open ? closesAt(office, at(time)) : nextOpening(office, at(time))).toEqual(at(turn));
  });

  test("nights are not counted as waiting", () => {
    expect(openMinutes(office, at("2026-11-20T17:05"), at("2026-11-24T08:55"))).toBe(20);
  });
});

test("what decides: the period, then special days, New Year, holidays, the season, the week", () => {
  const evening = [{ opens: 1_020, closes: 1_320 }];
  const summer = {
    name: "夏休みあけ",
    from: "08-20",
    to: "09-10",
    week: Array(7).fill(evening),
    holidays: null,
  };
  const calendar: Calendar = {
    ...office,
    seasons: [summer],
    specialDays: [{ name: "臨時の受付", from: "2026-12-30", to: "2026-12-31", hours: evening }],
    period: { from: "2026-04-01", to: "2027-03-31" },
  };
  const because = (day: string): string => planOf(calendar, day).because;
  expect(because("2026-03-31")).toBe("period");
  expect(because("2026-12-31")).toBe("special");
  expect(because("2027-01-01")).toBe("new-year");
  expect(because("2026-11-03")).toBe("holiday");
  expect(because("2026-08-20")).toBe("season");
  expect(because("2026-06-01")).toBe("week");
  expect(nextOpening(calendar, at("2027-03-31T17:15"))).toBeNull();
  expect(calendarFaults(calendar)).toEqual([]);
});

test("a day past midnight goes on in the next one", () => {
  const night = [
    { opens: 0, closes: 60 },
    { opens: 1_200, closes: 1_440 },
  ];
  const late: Calendar = { ...office, week: Array(7).fill(night), holidays: null, newYear: null };
  expect(closesAt(late, at("2026-06-01T23:00"))).toEqual(at("2026-06-02T01:00"));
  const always: Calendar = { ...late, week: Array(7).fill(wholeDay) };
  expect(closesAt(always, at("2026-06-01T23:00"))).toBeNull();
  expect(isOpen(always, at("2026-06-01T23:00"))).toBe(true);
});

test.each<[string, Partial<Calendar>, string]>([
  ["hours-backwards", { week: [[], [{ opens: 600, closes: 600 }], [], [], [], [], []] }, "week.1"],
  [
    "hours-touch",
    {
      holidays: [
        { opens: 60, closes: 120 },
        { opens: 120, closes: 180 },
      ],
    },
    "holidays",
  ],
  ["day-unknown", { newYear: { from: "02-30", to: "03-01" } }, "newYear"],
  ["days-backwards", { period: { from: "2027-01-01", to: "2026-01-01" } }, "period"],
  ["never-open", { week: Array(7).fill([]) }, "week"],
  [
    "name-missing",
    { specialDays: [{ name: " ", from: "2026-06-01", to: "2026-06-01", hours: [] }] },
    "specialDays.0",
  ],
  [
    "special-days-overlap",
    {
      specialDays: [
        { name: "a", from: "2026-06-01", to: "2026-06-03", hours: [] },
        { name: "b", from: "2026-06-03", to: "2026-06-03", hours: [] },
      ],
    },
    "specialDays.1",
  ],
  [
    "seasons-overlap",
    {
      seasons: [
        { name: "冬", from: "12-20", to: "01-10", week: office.week, holidays: null },
        { name: "年始", from: "01-05", to: "01-20", week: office.week, holidays: null },
      ],
    },
    "seasons.1",
  ],
])("[RC-2] a calendar is refused that has %s", (code, change, where) => {
  expect(calendarFaults({ ...office, ...change })).toEqual([{ code, where }]);
});

test("days that are none", () => {
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("2028-02-29")).toBe(true);
  expect(isMonthDay("02-29")).toBe(true);
  expect(isMonthDay("13-01")).toBe(false);
});
