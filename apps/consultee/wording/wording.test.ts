import { describe, expect, test } from "vitest";
import { firstHelpDesks } from "../../../domain/help-desk.ts";
import { parts } from "../../../domain/ruby.ts";
import { englishNames } from "../later/help/desk-words.ts";
import { emergencyNumbers } from "../later/help/help-desks.ts";
import { english } from "./english.ts";
import { lowerPrimary } from "./lower-primary.ts";
import type { WholeWording } from "./sentence.ts";
import { standard } from "./standard.ts";
import { upperPrimary } from "./upper-primary.ts";
import { upperPrimaryLater } from "./upper-primary-later.ts";

const kanji = /\p{Script=Han}/u;
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const names = [...firstHelpDesks, ...emergencyNumbers];
const whole: WholeWording = { ...upperPrimary, ...upperPrimaryLater };
const wordings = {
  小学校低学年: lowerPrimary,
  小学校高学年: whole,
  "中高生・保護者": standard,
  English: english,
};
const all = Object.entries(wordings);
const easy = all.slice(0, 2);

describe.each(easy)("%s", (_, wording) => {
  const sentences = [...Object.values(wording), ...names.map(({ name }) => name)];

  test("[S4.1] every kanji has its reading, every reading is kana", () => {
    for (const { text, ruby } of sentences.flatMap(parts)) {
      if (ruby === null) expect(text).not.toMatch(kanji);
      else {
        expect(text).toMatch(kanji);
        expect(ruby).toMatch(kana);
      }
    }
  });
});

test("[S4.1] 低学年 reads hiragana: no kanji at all but in the names of the telephones", () => {
  for (const sentence of Object.values(lowerPrimary)) expect(sentence).not.toMatch(kanji);
});

describe.each(all)("%s", (_, wording) => {
  test("[S4.1] no sentence is missing and none is empty", () => {
    expect(Object.keys(wording).sort()).toEqual(Object.keys(whole).sort());
    for (const sentence of Object.values(wording)) expect(sentence.trim()).not.toBe("");
  });

  test("[S4.1] each sentence says the same facts as in the other wordings", () => {
    const facts = (sentence: string) => (sentence.match(/%\w+%/g) ?? []).sort();
    for (const [name, sentence] of Object.entries(wording)) {
      expect(facts(sentence), name).toEqual(facts(whole[name as keyof WholeWording]));
      expect(sentence.match(/\d+/g)?.sort() ?? [], name).toEqual(
        whole[name as keyof WholeWording].match(/\d+/g)?.sort() ?? [],
      );
    }
  });

  test("no half bracket is left on the screen", () => {
    for (const { text } of Object.values(wording).flatMap(parts)) expect(text).not.toMatch(/[{}|]/);
  });
});

test("[S4.1] English has no Japanese in it, and only it says that it is English", () => {
  for (const text of [...Object.values(english), ...names.map(({ number }) => englishNames[number])])
    expect(text).not.toMatch(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u);
  expect(all.map(([, { lang }]) => lang)).toEqual(["ja", "ja", "ja", "en"]);
});
