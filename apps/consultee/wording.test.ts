import { describe, expect, test } from "vitest";
import { firstHelpDesks as helpDesks } from "../../domain/help-desk.ts";
import { parts } from "../shared/text.ts";
import { emergencyNumbers } from "./help-desks.ts";
import { upperPrimary } from "./wording.ts";

const kanji = /\p{Script=Han}/u;
const kana = /^[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;
const names = [...helpDesks, ...emergencyNumbers].map(({ name }) => name);
const sentences = [...Object.entries(upperPrimary), ...names.map((name) => [name, name] as const)];

describe("小学校高学年", () => {
  test.each(sentences)("[S4.1] %s: every kanji has its reading, every reading is kana", (_, sentence) => {
    for (const { text, ruby } of parts(sentence)) {
      if (ruby === null) expect(text).not.toMatch(kanji);
      else {
        expect(text).toMatch(kanji);
        expect(ruby).toMatch(kana);
      }
    }
  });

  test.each(sentences)("%s: no half bracket is left on the screen", (_, sentence) => {
    for (const { text } of parts(sentence)) expect(text).not.toMatch(/[{}|]/);
  });
});
