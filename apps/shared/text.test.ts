import fc from "fast-check";
import { expect, test } from "vitest";
import { parts } from "../../domain/ruby.ts";
import { fill, plain, wordsOf } from "./text.ts";

test("bases, readings and what stands between", () => {
  expect(parts("{相談|そうだん}する{人|ひと}")).toEqual([
    { text: "相談", ruby: "そうだん" },
    { text: "する", ruby: null },
    { text: "人", ruby: "ひと" },
  ]);
  expect(plain("{相談|そうだん}する{人|ひと}")).toBe("相談する人");
});

test.each(["", "そのまま", "{とじない|", "{ない}", "|", "{}", "a}b{c"])("%j stays as it stands", (text) => {
  expect(plain(text)).toBe(text);
  expect(
    parts(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("the pieces together are the plain text, whatever was written", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("{", "|", "}", "漢", "か", "%")), (letters) => {
      const text = letters.join("");
      expect(
        parts(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(plain(text));
    }),
  );
});

test("values are put in; a missing one is seen", () => {
  expect(fill("あと%left%{文字|もじ}", { left: 12 })).toBe("あと12{文字|もじ}");
  expect(fill("%left%", {})).toBe("%left%");
});

test("another wording says the same sentences", () => {
  const words = wordsOf({ hello: "{今日|きょう}は", left: "%n%" });
  expect(words.say("hello")).toBe("{今日|きょう}は");
  expect(words.plain("hello")).toBe("今日は");
  words.choose({ hello: "Hello", left: "%n% left" });
  expect(words.say("left", { n: 3 })).toBe("3 left");
});
