import { expect, test } from "vitest";
import { browserFrom, browserOfText, browserText, unknownBrowser } from "./browser.ts";

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
    "edge windows",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/139.0 Safari/537.36",
    "chrome chromeos",
  ],
  ["Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605 Version/17.5 Safari/604.1", "safari ios"],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605", "safari mac"],
  ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "chrome android"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "firefox linux"],
  ["", "other other"],
])("a browser that says %s is kept as %s", (said, text) => {
  expect(browserText(browserFrom(said))).toBe(text);
  expect(browserOfText(text)).toEqual(browserFrom(said));
});

test("what cannot be read is another browser", () => {
  expect(browserOfText("netscape amiga")).toEqual(unknownBrowser);
});
