import { expect, test } from "vitest";
import { type Asked, askOf, firstAsked } from "./asked.ts";

const today = "2026-11-23";
const asked: Asked = { ...firstAsked("figures", today), purpose: "monthly-report", recipient: "own-office" };
const written = { reason: "議会への報告", remindTo: "" };

test("[EX-1] a file is asked for the month up to today, back in thirty days, until something else is chosen", () => {
  expect(asked).toMatchObject({ from: "2026-11-01", to: today, dueOn: "2026-12-23" });
  expect(askOf(asked, written, today)).toMatchObject({
    kind: "figures",
    reason: "議会への報告",
    remindTo: [],
  });
});

test("[EX-1] nothing is asked without a purpose, somebody it is for, a reason and days that can be", () => {
  for (const lacking of [
    { purpose: "" },
    { recipient: "" },
    { from: "2026-12-01" },
    { dueOn: "2026-11-01" },
  ] as const)
    expect(askOf({ ...asked, ...lacking }, written, today)).toBe("wrong");
  expect(askOf(asked, { ...written, reason: " " }, today)).toBe("wrong");
});

test("[EX-1] who is reminded stands in a line, however it is divided; what is no address is refused", () => {
  const remindTo = "a@example.jp、b@example.jp c@example.jp";
  expect(askOf(asked, { ...written, remindTo }, today)).toMatchObject({
    remindTo: ["a@example.jp", "b@example.jp", "c@example.jp"],
  });
  expect(askOf(asked, { ...written, remindTo: "a@example" }, today)).toBe("wrongAddress");
});

test("[EX-1] what a kind of file cannot have is not asked for, also where it was ticked before", () => {
  const ticked = { ...asked, pseudonymous: true, masked: true };
  expect(askOf(ticked, written, today)).toMatchObject({ pseudonymous: false, masked: true });
});
