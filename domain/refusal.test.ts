import { expect, test } from "vitest";
import { Refusal, refusalCodes, refusalStatus } from "./refusal.ts";

test("[AC-6] each code has one status of refusal, and none that a browser would act upon", () => {
  expect(refusalCodes.length).toBeGreaterThan(15);
  for (const code of refusalCodes) {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect([400, 401, 403, 404, 409, 410, 413, 415, 429, 503]).toContain(refusalStatus[code]);
  }
});

test("[AC-6] a refusal says its code and named facts, and nothing else", () => {
  const refusal = new Refusal("too-many", { retryAfterSeconds: 7 });
  expect(refusal).toBeInstanceOf(Error);
  expect([refusal.name, refusal.message, refusal.code]).toEqual(["Refusal", "too-many", "too-many"]);
  expect(refusal.detail).toEqual({ retryAfterSeconds: 7 });
  expect(new Refusal("busy").detail).toEqual({});
});
