import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recoveryWordList } from "./recovery-word-list.ts";
import { drawRecoveryWords, foldKana, isOneSlip, readRecoveryWords, wordsEach } from "./recovery-words.ts";

const folded = recoveryWordList.map(foldKana);

describe("the list", () => {
  test("[CB-1] A8 eight of its words are at least 80 bits", () => {
    expect(new Set(recoveryWordList).size).toBe(recoveryWordList.length);
    expect(recoveryWordList.length).toBeGreaterThanOrEqual(1_024);
    expect(wordsEach * Math.log2(recoveryWordList.length)).toBeGreaterThanOrEqual(80);
  });

  test("[CB-2] hiragana alone, three to six letters, each another in its first three", () => {
    for (const word of recoveryWordList) expect(word).toMatch(/^[ぁ-ゖ]{3,6}$/);
    expect(new Set(folded.map((word) => word.slice(0, 3))).size).toBe(folded.length);
  });

  test("[CB-2] no slip of one letter makes one word of another", () => {
    const close: string[] = [];
    folded.forEach((one, at) => {
      for (const other of folded.slice(at + 1))
        if (one === other || isOneSlip(one, other)) close.push(`${one} ${other}`);
    });
    expect(close).toEqual([]);
  });

  test("[CB-2] no word that hurts, however it is folded", () => {
    const hurting =
      /しね|しぬ|ころす|ころし|しさつ|いしめ|^はか$|^くす$|^ふす$|^てふ$|きもい|うさい|きらい|へんたい|のろい|おはけ|しこく|なくる|たたく|いたい|こわい|かなし|さひし|なみた/;
    expect(recoveryWordList.filter((word) => hurting.test(foldKana(word)))).toEqual([]);
  });
});

const drawn = fc
  .array(fc.nat({ max: recoveryWordList.length - 1 }), { minLength: wordsEach, maxLength: wordsEach })
  .map((numbers) => {
    let at = 0;
    return drawRecoveryWords(() => numbers[at++] as number);
  });

describe("[CB-3] reading what was typed", () => {
  const as = (write: (words: readonly string[]) => string): void =>
    fc.assert(
      fc.property(drawn, (words) => {
        expect(readRecoveryWords(write(words))).toEqual({ words });
      }),
    );
  const katakana = (text: string): string =>
    text.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60));

  test("as they were given, on lines, with commas, with numbers", () => {
    as((words) => words.join(" "));
    as((words) => ` ${words.join("\n")}　`);
    as((words) => words.join("、"));
    as((words) => words.map((word, at) => `${at + 1}. ${word}`).join(""));
  });

  test("in katakana, with small letters large, without dots", () => {
    as((words) => katakana(words.join(" ")));
    as((words) => words.map(foldKana).join("・"));
    as((words) => words.join(" ").normalize("NFD"));
  });

  test("one slip in a word leads to that word or to none, never to another", () => {
    const letters = [...new Set(folded.join(""))];
    const slip = fc.record({
      words: drawn,
      at: fc.nat({ max: 5 }),
      letter: fc.constantFrom(...letters),
      kind: fc.constantFrom("more", "less", "other", "swapped"),
    });
    let read = 0;
    fc.assert(
      fc.property(slip, ({ words, at, letter, kind }) => {
        const bent = words.map((word) => {
          const all = [...foldKana(word)];
          const place = at % all.length;
          const [here = "", next = ""] = [all[place], all[place + 1]];
          if (kind === "more") all.splice(place, 0, letter);
          else if (kind === "less") all.splice(place, 1);
          else if (kind === "other") all.splice(place, 1, letter);
          else all.splice(place, 2, next, here);
          return all.join("");
        });
        const answer = readRecoveryWords(bent.join(" "));
        if (answer.words) read++;
        for (const [place, word] of (answer.words ?? []).entries())
          expect([words[place]], bent[place]).toEqual([word]);
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test("too few, too many, and words that are none are told by their places", () => {
    expect(readRecoveryWords("")).toEqual({ words: null, count: 0, unknown: [] });
    const seven = recoveryWordList.slice(0, 7);
    expect(readRecoveryWords(seven.join(" "))).toEqual({ words: null, count: 7, unknown: [] });
    expect(readRecoveryWords(["あいさつ", "んんんんん", ...seven.slice(1)].join(" "))).toEqual({
      words: null,
      count: 8,
      unknown: [2],
    });
    expect(readRecoveryWords(`${seven.join(" ")} いるか いるか`)).toMatchObject({ words: null, count: 9 });
  });

  test("nothing somebody types breaks it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (typed) => {
        expect(readRecoveryWords(typed).words).toBeNull();
      }),
    );
  });

  test("written without a gap: read where there is one way only", () => {
    let read = 0;
    fc.assert(
      fc.property(drawn, (words) => {
        const answer = readRecoveryWords(words.join(""));
        if (answer.words) {
          expect(answer.words).toEqual(words);
          read++;
        }
      }),
    );
    expect(read).toBeGreaterThan(90);
  });
});
