import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { browserFrom } from "./browser.ts";
import {
  browserVersion,
  type CheckOutcomes,
  checkOutcomes,
  checks,
  diagnosisCode,
  isNewEnough,
  readDiagnosisCode,
  verdictOf,
} from "./diagnosis.ts";

const anyOutcomes = fc
  .tuple(...checks.map(() => fc.constantFrom(...checkOutcomes)))
  .map((found) => Object.fromEntries(checks.map((check, n) => [check, found[n]])) as CheckOutcomes);
const allGood = Object.fromEntries(checks.map((check) => [check, "good"])) as CheckOutcomes;

describe("[DG-2] the code", () => {
  test("says all outcomes, in five signs, and is read as people say it", () => {
    fc.assert(
      fc.property(anyOutcomes, (outcomes) => {
        const code = diagnosisCode(outcomes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}$/);
        expect(readDiagnosisCode(code)).toEqual(outcomes);
        expect(readDiagnosisCode(` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `)).toEqual(outcomes);
      }),
    );
  });

  test("one wrong sign always shows", () => {
    fc.assert(
      fc.property(anyOutcomes, fc.nat(4), fc.nat(31), (outcomes, at, other) => {
        const code = diagnosisCode(outcomes);
        const sign = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[other] ?? "";
        if (code[at] === sign) return;
        expect(readDiagnosisCode(code.slice(0, at) + sign + code.slice(at + 1))).toBeNull();
      }),
    );
  });

  test.each(["", "ABCD", "ABCDEF", "ÄÖÜ00", "ZZZZZ", "-----"])("%s is none", (said) =>
    expect(readDiagnosisCode(said)).toBeNull(),
  );
});

describe("what it comes to", () => {
  test.each([
    ["usable", {}],
    ["usable", { clock: "fair", storage: "bad" }],
    ["slower", { stream: "fair" }],
    ["slower", { wait: "bad", stream: "bad" }],
    ["slower", { speed: "bad" }],
    ["scriptless", { browser: "bad" }],
    ["scriptless", { poll: "bad" }],
    ["blocked", { cookies: "bad" }],
    ["blocked", { post: "bad", browser: "bad" }],
  ] as const)("%s: %j", (verdict, found) => expect(verdictOf({ ...allGood, ...found })).toBe(verdict));
});

describe("[DG-3] [S4.2] which browsers are new enough", () => {
  const says = {
    ipad15:
      "Mozilla/5.0 (iPad; CPU OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.0 Mobile/15E148 Safari/604.1",
    ipadAsMac:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/14.1 Safari/605.1.15",
    chromebook:
      "Mozilla/5.0 (X11; CrOS x86_64 14526.69.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.82 Safari/537.36",
    oldChrome:
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.51 Safari/537.36",
    edge: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/100.0.4896.60 Safari/537.36 Edg/100.0.1185.29",
    firefox: "Mozilla/5.0 (Windows NT 10.0; rv:115.0) Gecko/20100101 Firefox/115.0",
    chromeOnIpad:
      "Mozilla/5.0 (iPad; CPU OS 15_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/99.0.4844.47 Mobile/15E148 Safari/604.1",
    nothing: "",
  };
  test.each([
    ["ipad15", true],
    ["ipadAsMac", false],
    ["chromebook", true],
    ["oldChrome", false],
    ["edge", true],
    ["firefox", null],
    ["chromeOnIpad", null],
    ["nothing", null],
  ] as const)("%s: %s", (name, enough) => {
    const browser = browserFrom(says[name]);
    expect(isNewEnough(browser, browserVersion(says[name], browser))).toBe(enough);
  });
});
