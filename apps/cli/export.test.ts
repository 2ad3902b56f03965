import { expect, test } from "vitest";
import type { Given, Place } from "./command.ts";
import { exportCommands } from "./export.ts";

const write = exportCommands.find(({ name }) => name === "export write");
const days = { from: "2027-05-01", to: "2027-05-31" };
const id = "01900000-0000-7000-8000-000000000000";

const wrong: readonly (readonly [string, Given])[] = [
  ["--period is one of", { kind: "figures", period: "last-week" }],
  ["Give --period", { kind: "figures" }],
  ["Give --period", { kind: "figures", from: days.to, to: days.from }],
  ["Give --period", { kind: "figures", period: "last-month", ...days }],
  ["--kind is one of", { kind: "all", ...days }],
  ["--kind or --entry", {}],
  ["--entry is an id", { entry: "1" }],
  ["stands alone", { entry: id, kind: "figures" }],
  ["--format is one of", { kind: "figures", ...days, format: "pdf" }],
  ["--due-days is a number", { kind: "figures", ...days, "due-days": "367" }],
  ["--purpose is one of", { kind: "figures", ...days, purpose: "because" }],
];

test.each(wrong)(
  "[EX-7] what is asked for in the wrong way is said before anything is touched: %s",
  async (says, given) => {
    const place = { now: () => new Date("2027-06-01T01:00:00Z") } as Place;
    await expect(write?.run(given, place)).rejects.toThrow(says);
  },
);
