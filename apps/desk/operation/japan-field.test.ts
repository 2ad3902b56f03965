import { expect, test } from "vitest";
import { fieldOf, instantOfField } from "./japan-field.ts";

test("a field of day and time is a clock in Japan, and says back what it was given", () => {
  const night = new Date("2026-11-22T22:05:00+09:00");
  expect(fieldOf(night)).toBe("2026-11-22T22:05");
  expect(instantOfField(fieldOf(night))).toBe(night.toISOString());
  expect(instantOfField("2026-11-22T22:05:30")).toBe(night.toISOString());
  for (const wrong of ["", "2026-02-30T10:00", "22:05", "2026-11-22"])
    expect(instantOfField(wrong)).toBeNull();
});
