import { recoveryWordList } from "./recovery-word-list.ts";

/** 合言葉: eight words of the list, in their order. 8 × log2 of 1,194 words are 81.8 bits. */
export const wordsEach = 8;

/** `below` answers a whole number from 0 to under its argument, each as likely as the next, from a source for secrets. */
export function drawRecoveryWords(below: (limit: number) => number): string[] {
  return Array.from({ length: wordsEach }, () => recoveryWordList[below(recoveryWordList.length)] as string);
}

/** What was typed: the eight words as the list has them, or at which places (from 1) no word is known. */
export type ReadWords =
  | { readonly words: readonly string[] }
  | { readonly words: null; readonly count: number; readonly unknown: readonly number[] };

/**
 * Reads words as children type them: in katakana, with small letters large and dots missing, without spaces or with commas
 * and numbers between, or with one slip in a word. None of this makes guessing easier: what
 * is typed still has to lead to the right one of all sequences.
 */
export function readRecoveryWords(typed: string): ReadWords {
  const runs = foldKana(typed).match(/[\u3041-\u3096]+/g) ?? [];
  if (runs.length > 2 * wordsEach) return { words: null, count: runs.length, unknown: [] };
  const read = runs.flatMap((run) => {
    const word = wordOf(run);
    if (word !== null) return [word];
    return takenApart(run) ?? [null];
  });
  const words = read.filter((word): word is string => word !== null);
  if (words.length === wordsEach && read.length === wordsEach) return { words };
  const unknown = read.flatMap((word, at) => (word === null ? [at + 1] : []));
  return { words: null, count: read.length, unknown };
}

/** The letters alone: hiragana, without dots, none small, no long mark. */
export function foldKana(typed: string): string {
  return typed
    .replace(/[\u309b\u309c]/g, "")
    .normalize("NFKD")
    .replace(/[\u3099\u309aー]/g, "")
    .replace(/[\u30a1-\u30f6]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, (small) => String.fromCharCode(small.charCodeAt(0) + 1));
}

const byFolded = new Map(recoveryWordList.map((word) => [foldKana(word), word]));

function wordOf(run: string): string | null {
  const whole = byFolded.get(run);
  if (whole !== undefined) return whole;
  const close: string[] = [];
  byFolded.forEach((word, folded) => {
    if (isOneSlip(folded, run)) close.push(word);
  });
  return close.length === 1 ? (close[0] ?? null) : null;
}

/** One letter more, less or another, or two neighbours in each other's place. Both are folded. */
export function isOneSlip(a: string, b: string): boolean {
  if (a.length < b.length) return isOneSlip(b, a);
  let same = 0;
  while (same < b.length && a[same] === b[same]) same++;
  if (a.length === b.length + 1) return a.slice(same + 1) === b.slice(same);
  if (a.length !== b.length || a === b) return false;
  if (a.slice(same + 1) === b.slice(same + 1)) return true;
  const swapped = a[same] === b[same + 1] && a[same + 1] === b[same];
  return swapped && a.slice(same + 2) === b.slice(same + 2);
}

/** Words written without anything between them; null where they can be read in no way, or in more than one. */
function takenApart(run: string): string[] | null {
  // ways[at]: how the letters up to there can be read; two are as bad as many.
  const ways: string[][][] = [[[]]];
  for (let to = 1; to <= run.length; to++) {
    const here: string[][] = [];
    for (let length = 3; length <= 6 && length <= to; length++) {
      const word = byFolded.get(run.slice(to - length, to));
      if (word === undefined) continue;
      for (const before of ways[to - length] ?? []) if (here.length < 2) here.push([...before, word]);
    }
    ways.push(here);
  }
  const whole = ways[run.length] ?? [];
  return whole.length === 1 ? (whole[0] ?? null) : null;
}
