import { expect, test } from "vitest";
import { isNoticeDue, unreadForMillis } from "./notice.ts";

const since = new Date("2026-11-22T03:00:00Z");
const at = (millis: number): Date => new Date(since.getTime() + millis);
const unread = { counsellorSeq: 5, since, consulteeRead: 3, noticedSeq: 0, presence: "unknown" } as const;

test("[S8.6] [LI-5] [NC-1] somebody is told once for everything that is new since they last read", () => {
  expect(isNoticeDue(unread, at(unreadForMillis - 1))).toBe(false);
  expect(isNoticeDue(unread, at(unreadForMillis))).toBe(true);
  expect(isNoticeDue({ ...unread, noticedSeq: 5 }, at(unreadForMillis))).toBe(false);
  // A second message, before anything was read.
  expect(isNoticeDue({ ...unread, counsellorSeq: 6, noticedSeq: 5 }, at(unreadForMillis))).toBe(false);
  // Read, and then another one.
  expect(
    isNoticeDue({ ...unread, counsellorSeq: 9, consulteeRead: 6, noticedSeq: 5 }, at(unreadForMillis)),
  ).toBe(true);
  expect(isNoticeDue({ ...unread, consulteeRead: 5 }, at(unreadForMillis))).toBe(false);
});

test("[NC-1] whoever has the page on their screen is not told; behind something else, or gone, they are", () => {
  expect(isNoticeDue({ ...unread, presence: "open" }, at(unreadForMillis))).toBe(false);
  for (const presence of ["background", "unknown"] as const)
    expect(isNoticeDue({ ...unread, presence }, at(unreadForMillis))).toBe(true);
});
