import fc from "fast-check";
import { expect, test } from "vitest";
import { longestMessage, messageFault, messageLength } from "./message.ts";

const family = "👨‍👩‍👧‍👦"; // 7 code points, 11 units, one picture

test.each([
  ["ASCII", "a", 1],
  ["かな", "あ", 1],
  ["𠮷, outside the basic plane", "𠮷", 1],
  ["an emoji", "😢", 1],
  ["a flag of two code points", "🇯🇵", 2],
  ["a family of seven", family, 7],
  ["half-width katakana with its voiced mark", "ﾊﾞ", 2],
  ["a combining mark", "か\u3099", 2],
])("[TX-1] %s: 4,000 code points are taken, 4,001 are not", (_, sign, length) => {
  expect(messageLength(sign)).toBe(length);
  const most = sign.repeat(longestMessage / length) + "x".repeat(longestMessage % length);
  expect(messageLength(most)).toBe(4_000);
  expect(messageFault(most)).toBeNull();
  expect(messageFault(`${most}x`)).toBe("message-too-long");
  expect(messageFault(`𠮷${most}`)).toBe("message-too-long");
});

test.each(["", " ", "\n\r\t", "\u3000\u3000", "\u2003\ufeff\u00a0"])(
  "[TX-1] only white space is empty: %j",
  (text) => {
    expect(messageFault(text)).toBe("message-empty");
  },
);

test.each([
  "a\0",
  "\0",
  "\0\0",
  "\ud83d",
  "\ude22",
  "\ude22\ud83d",
  "さびしい\ud842",
  "\udfb7さびしい",
  "\ud842\ud842\udfb7",
])("[TX-1] NUL and halves of a pair are malformed: %j", (text) =>
  expect(messageFault(text)).toBe("message-malformed"),
);

test.each(["a", "\u200b", "\u202eあ", "\ufffd", "\uffff", "\u0001", "\r\n.\r\n", "<script>", family, "𠮷"])(
  "[TX-1] [TX-2] odd, but somebody wrote it: %j is taken",
  (text) => expect(messageFault(text)).toBeNull(),
);

test("[TX-1] any text: what is taken survives UTF-8 whole, and what has a broken half never is", () => {
  const unit = fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
    },
  );
  fc.assert(
    fc.property(
      fc.array(unit, { maxLength: 30 }).map((parts) => parts.join("")),
      (text) => {
        const fault = messageFault(text);
        expect(messageLength(text)).toBe(Array.from(text).length);
        if (text.trim() === "") return fault === "message-empty";
        const whole = Buffer.from(text, "utf8").toString("utf8") === text;
        return (fault === null) === (whole && !text.includes("\0"));
      },
    ),
    { numRuns: 2_000 },
  );
});
