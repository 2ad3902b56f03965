import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isOpen } from "../../../../domain/calendar.ts";
import { firstHelpDesks as helpDesks, sortedByOpen } from "../../../../domain/help-desk.ts";
import { plain } from "../../../shared/text.ts";
import { hoursWords } from "./help.ts";
import { emergencyNumbers } from "./help-desks.ts";

const at = (time: string) => new Date(`${time}+09:00`);
const open = (number: string, time: string) => {
  const desk = helpDesks.find((one) => one.number === number);
  if (!desk) throw new Error(number);
  return isOpen(desk.calendar, at(time));
};

describe("a desk that is closed now is never shown as open", () => {
  const city = "0120-126-744";
  test.each([
    ["Monday, the minute it opens", "2026-11-24T08:45", true],
    ["a minute before", "2026-11-24T08:44", false],
    ["the last minute", "2026-11-24T17:14", true],
    ["the minute it closes", "2026-11-24T17:15", false],
    ["Saturday", "2026-11-21T12:00", false],
    ["Sunday", "2026-11-22T12:00", false],
    ["勤労感謝の日, a Monday", "2026-11-23T12:00", false],
    ["国民の休日, a Tuesday between two holidays", "2026-09-22T12:00", false],
    ["振替休日, a Monday", "2027-03-22T12:00", false],
    ["the last office day of the year", "2026-12-28T12:00", true],
    ["New Year's days", "2026-12-29T12:00", false],
    ["New Year's days", "2027-01-04T12:00", false],
    ["after them", "2027-01-05T12:00", true],
    ["a year nobody has listed", "2035-06-01T12:00", true],
    ["its 春分の日", "2035-03-21T12:00", false],
  ])("[S12.3-5] 旭川市: %s, %s", (_, time, answer) => expect(open(city, time)).toBe(answer));

  const childline = "0120-99-7777";
  test.each([
    ["2026-11-22T15:59", false],
    ["2026-11-22T16:00", true],
    ["2026-11-23T20:59", true],
    ["2026-11-23T21:00", false],
    ["2026-12-31T18:00", false],
    ["2027-01-04T18:00", true],
  ])("チャイルドライン: %s", (time, answer) => expect(open(childline, time)).toBe(answer));

  test("it is the time in Japan that counts", () => {
    const { calendar } = helpDesks[1] as (typeof helpDesks)[number];
    expect(isOpen(calendar, new Date("2026-11-24T00:00:00Z"))).toBe(true);
    expect(isOpen(calendar, new Date("2026-11-24T12:00:00Z"))).toBe(false);
  });
});

test("those that answer now come first, and somebody always does", () => {
  const night = sortedByOpen(helpDesks, at("2026-11-22T03:00"));
  expect(night.map(({ open }) => open)).toEqual([true, true, false, false, false]);
  expect(night[0]?.desk.number).toBe("0120-0-78310");
  expect(night).toHaveLength(helpDesks.length);
});

test("every number was checked, on a day that is a day", () => {
  for (const { checkedOn } of helpDesks) expect(new Date(checkedOn).toISOString()).toContain(checkedOn);
});

test("the same numbers stand in the page for browsers without script", () => {
  const html =
    readFileSync(new URL("../../index.html", import.meta.url), "utf8").split("<noscript>")[1] ?? "";
  const read = html.replace(/<rt>[^<]*<\/rt>/g, "").replace(/<[^>]+>/g, "");
  for (const { name, number } of [...helpDesks, ...emergencyNumbers]) {
    expect(html).toContain(`href="tel:${number.replaceAll("-", "")}"`);
    expect(read).toContain(`${plain(name)} ${number}`);
  }
  expect(html.match(/href="tel:/g)).toHaveLength(helpDesks.length + emergencyNumbers.length);
});

test("hours are said in one sentence, or not at all", () => {
  expect(helpDesks.map(({ calendar }) => hoursWords(calendar))).toEqual([
    { it: "hoursAlways" },
    { it: "hoursWeekdays", values: { opens: "8:45", closes: "17:15" } },
    { it: "hoursDaily", values: { opens: "16:00", closes: "21:00" } },
    { it: "hoursWeekdays", values: { opens: "8:30", closes: "17:15" } },
    { it: "hoursAlways" },
  ]);
  const noon = [{ opens: 540, closes: 720 }];
  expect(hoursWords({ week: [[], noon, noon, [], noon, noon, []], holidays: [] })).toBeNull();
  expect(hoursWords({ week: [[], noon, noon, noon, noon, noon, noon], holidays: [] })).toBeNull();
});
