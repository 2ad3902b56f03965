import { expect, test } from "vitest";
import type { StaffId } from "../../../domain/ids.ts";
import { askedOf, dayBegins, dayEnds, firstForm } from "./search.ts";

const form = firstForm(new Date("2026-11-21T16:30:00.000Z"));

test("begins with the last seven days in Japan, and asks for whole days", () => {
  expect(form).toMatchObject({ from: "2026-11-16", to: "2026-11-22" });
  expect(askedOf(form)).toEqual({ from: "2026-11-15T15:00:00.000Z", to: "2026-11-22T15:00:00.000Z" });
  expect(dayBegins("2026-11-22")).toBe("2026-11-21T15:00:00.000Z");
  expect(dayEnds("2026-12-31")).toBe("2026-12-31T15:00:00.000Z");
});

test("asks for nothing that was not filled in", () => {
  expect(askedOf({ ...form, from: "", to: "" })).toEqual({});
  const all = { from: "", to: "", actor: "a" as StaffId, staff: "b" as StaffId, act: "key:use" as const };
  expect(askedOf({ ...all, number: " #１０２４ " })).toEqual({
    ...{ actor: "a", staff: "b", acts: ["key:use"], number: 1_024 },
  });
});

test("notices days in the wrong order and numbers that are none", () => {
  expect(askedOf({ ...form, from: "2026-11-23" })).toBe("days");
  for (const number of ["abc", "0", "-1", "1.5", "9".repeat(16)])
    expect(askedOf({ ...form, number })).toBe("number");
});
