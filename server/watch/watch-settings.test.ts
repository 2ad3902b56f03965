import { expect, test } from "vitest";
import { watchSettings } from "./watch-settings.ts";

test("who is told of alarms is read whole; what cannot be meant is a sentence that quotes no secret", () => {
  expect(watchSettings({})).toEqual({ mailTo: [], webhook: null, certificate: null });
  const set = {
    ALARM_MAIL: "a@example.jp, b@example.jp",
    ALARM_WEBHOOK: "https://example.jp/x",
    MAIL_URL: "set",
  };
  expect(watchSettings(set)).toMatchObject({
    mailTo: ["a@example.jp", "b@example.jp"],
    webhook: new URL("https://example.jp/x"),
  });
  expect(watchSettings({ ALARM_MAIL: "a@example.jp" })).toContain("needs MAIL_URL");
  expect(watchSettings({ ALARM_MAIL: "nobody", MAIL_URL: "set" })).toContain("ALARM_MAIL must list");
  const secret = watchSettings({ ALARM_WEBHOOK: "http://example.jp/secret" });
  expect(secret).toContain("https address");
  expect(secret).not.toContain("secret");
});
