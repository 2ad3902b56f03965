/** 検索: a term is found however it was written, and shown where it stands. */

/** Counted in the one spelling, without what separates words. */
export const shortestTerm = 2;
export const longestTerm = 100;

/** Of each result, around its first hit; in characters as people count them. */
const [shownBefore, shownAfter] = [24, 72];

/**
 * One spelling for what is meant alike: width (NFKC), katakana as hiragana, capitals as small letters. Spaces do not count, since
 * young children write with them and their elders without; nor does what cannot be seen.
 */
export function searchSpelling(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/ς/g, "σ")
    .replace(/[ァ-ヶヽヾ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[\s\p{Cf}\p{Variation_Selector}]/gu, "");
}

/** The words of a term in the one spelling, each of which has to be there; null where they are too few or too many letters. */
export function wordsOfTerm(term: string): readonly string[] | null {
  const words = term
    .split(/\s+/u)
    .map(searchSpelling)
    .filter((word) => word !== "");
  const length = [...words.join("")].length;
  return length >= shortestTerm && length <= longestTerm ? words : null;
}

/** Whether each of these words stands in a text. */
export function hasWords(text: string, words: readonly string[]): boolean {
  const plain = searchSpelling(text);
  return words.every((word) => plain.includes(word));
}

/** A part of an excerpt, as it was written; or what stands for what was left out. */
export type ExcerptPart = { readonly text: string; readonly isHit: boolean };

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** The place of the first hit with what stands around it, every hit in it marked. Empty where there is none. */
export function excerptOf(text: string, words: readonly string[]): readonly ExcerptPart[] {
  const units = [...letters.segment(text)].map(({ segment }) => segment);
  const marked = markedUnits(units, words);
  const first = marked.indexOf(true);
  if (first < 0) return [];
  const from = Math.max(0, first - shownBefore);
  const to = Math.min(units.length, first + shownAfter);
  const parts: { text: string; isHit: boolean }[] = from > 0 ? [{ text: "…", isHit: false }] : [];
  for (let at = from; at < to; at++) {
    const [unit = "", isHit = false] = [units[at], marked[at]];
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += unit;
    else parts.push({ text: unit, isHit });
  }
  const last = parts.at(-1);
  if (to < units.length && last?.isHit === false) last.text += "…";
  else if (to < units.length) parts.push({ text: "…", isHit: false });
  return parts;
}

/** Which letters, as they were written, belong to a hit. */
function markedUnits(units: readonly string[], words: readonly string[]): boolean[] {
  const marked = units.map(() => false);
  const owner: number[] = [];
  let plain = "";
  for (const [at, unit] of units.entries()) {
    plain += searchSpelling(unit);
    while (owner.length < plain.length) owner.push(at);
  }
  for (const word of words) {
    for (let hit = plain.indexOf(word); hit >= 0; hit = plain.indexOf(word, hit + word.length)) {
      const [from = 0, to = 0] = [owner[hit], owner[hit + word.length - 1]];
      marked.fill(true, from, to + 1);
    }
  }
  return marked;
}
