import fc from "fast-check";
import { expect, test } from "vitest";
import { findPrivateWords, masked, maskPrivateWords } from "./private-words.ts";

test.each([
  ["相談 #1024 の画面が「送信中」のまま進みません。", []],
  ["内線の 2341 と、#0905 の相談です。バージョンは 0.1.0、8:45 から。", []],
  ["「もう学校に行きたくない、だれにも会いたくない」と出ています", ["quote"]],
  ["0166-00-0000 か 09000000000 に電話してください", ["telephone", "telephone"]],
  ["mihon@example.jp からのメールです", ["email"]],
  ["3年2組の山田くんの端末です", ["class", "child"]],
  ["ハナちゃんと、たろうくんが", ["child", "child"]],
])(
  "[S9.1] [OP-2] what looks like a consultation's words is found, and what names a place of the service is not: %s",
  (text, kinds) => {
    expect(findPrivateWords(text).map(({ kind }) => kind)).toEqual(kinds);
  },
);

test("[OP-2] masked, nothing of it is left, the number of the consultation is", () => {
  const said = "相談 #1024 で「もう学校に行きたくない、だれにも会いたくない」と、2年1組のたろうくんが";
  expect(maskPrivateWords(said)).toBe(`相談 #1024 で${masked}と、${masked}${masked}が`);
});

test("[OP-2] masking twice changes nothing more, whatever the text", () => {
  const piece = fc.constantFrom(
    "山田くん",
    "「",
    "」",
    "あ",
    "#12",
    "0166000000",
    "a@b.jp",
    "1年1組",
    "、",
    "これはとても長い引用の文です",
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 30 }).map((all) => all.join("")),
      (text) => {
        const once = maskPrivateWords(text);
        expect(maskPrivateWords(once)).toBe(once);
      },
    ),
  );
});
