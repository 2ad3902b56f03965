import { expect, test } from "vitest";
import { firstSettings } from "./first-settings.ts";
import { minutesLeft, minutesToTurn, waitMinutes, withTurn } from "./waiting.ts";

const at = (time: string): Date => new Date(`2026-11-${time}+09:00`);
const { calendar } = firstSettings;
const answered = (openedAt: string, answeredAt: string) => ({
  openedAt: at(openedAt),
  answeredAt: at(answeredAt),
});
const lately = [
  answered("24T09:00", "24T09:04"),
  answered("24T10:00", "24T10:12"),
  // Overnight: 17:05 to 17:15, and 8:45 to 8:48.
  answered("24T17:05", "25T08:48"),
];

test("about how long: the median of open minutes, rounded up to five", () => {
  expect(waitMinutes(calendar, lately, null, at("25T10:00"))).toBe(15);
  expect(waitMinutes(calendar, lately.slice(0, 2), null, at("25T10:00"))).toBeNull();
  expect(waitMinutes(calendar, lately, null, at("25T18:00"))).toBeNull();
});

test("never less than somebody waits already", () => {
  expect(waitMinutes(calendar, lately, at("25T09:18"), at("25T10:00"))).toBe(45);
});

test("what is left of it", () => {
  expect(minutesLeft(calendar, 15, at("25T10:00"), at("25T10:04"))).toBe(15);
  expect(minutesLeft(calendar, 15, at("25T10:00"), at("25T10:11"))).toBe(5);
  expect(minutesLeft(calendar, 15, at("25T10:00"), at("25T10:15"))).toBeNull();
  expect(minutesLeft(calendar, null, at("25T10:00"), at("25T10:01"))).toBeNull();
});

test("[DU-4] where there is room nobody waits for it; where there is none, until enough has ended", () => {
  const lasting = [30, 40, 90];
  expect(minutesToTurn({ capacity: 3, held: 2 }, 0, [])).toBe(0);
  expect(minutesToTurn({ capacity: 3, held: 2 }, 1, lasting)).toBe(14);
  expect(minutesToTurn({ capacity: 3, held: 5 }, 2, lasting)).toBe(40);
  // Nobody is on duty, or too few have ended: then nobody can say.
  expect(minutesToTurn({ capacity: 0, held: 0 }, 0, lasting)).toBeNull();
  expect(minutesToTurn({ capacity: 3, held: 3 }, 0, lasting.slice(1))).toBeNull();
});

test("[DU-4] the longer of the usual wait and the wait for room, and no number rather than a false one", () => {
  expect(withTurn(15, 0)).toBe(15);
  expect(withTurn(15, 22)).toBe(25);
  expect(withTurn(null, 22)).toBe(25);
  expect(withTurn(null, 0)).toBeNull();
  expect(withTurn(15, null)).toBeNull();
});
