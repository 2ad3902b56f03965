import { leastPublished } from "./masking.ts";

/** 内容の分析: which words many consultees used, and which of them together. Counted by people: who says a word often counts once. */
export type WordCount = { readonly word: string; readonly people: number };
export type PairCount = { readonly words: readonly [string, string]; readonly people: number };

export type Analysis = {
  /** Whose words were read; null where they are fewer than five. */
  readonly people: number | null;
  readonly words: readonly WordCount[];
  readonly pairs: readonly PairCount[];
};

/** What fewer people than this have said is never shown. */
export const fewestPeople = leastPublished;
const mostWordsShown = 60;
/** Of how many of the first words it is counted which of them are said together. */
export const mostPaired = 40;
const mostPairsShown = 60;

/** So many different words are held of however many messages. */
const mostHeld = 100_000;

export type WordTally = {
  /** What one consultee has said, whose turn comes once. */
  hear(words: Iterable<string>): void;
  /** The most said first. */
  most(): readonly WordCount[];
};

/**
 * Where there are more words than can be held, those that the fewest have said are let go of; one that comes again counts anew. So a
 * count may be too small then, and is never too large.
 */
export function tallyWords(held = mostHeld): WordTally {
  const counts = new Map<string, number>();
  let floor = 0;
  return {
    hear(words) {
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      while (counts.size > held) {
        floor++;
        for (const [word, people] of counts) if (people <= floor) counts.delete(word);
      }
    },
    most: () =>
      [...counts]
        .filter(([, people]) => people >= fewestPeople)
        .map(([word, people]) => ({ word, people }))
        .sort(mostFirst(({ word }) => word))
        .slice(0, mostWordsShown),
  };
}

export type PairTally = {
  /** The messages of one consultee, whose turn comes once: the words of each. */
  hear(messages: Iterable<ReadonlySet<string>>): void;
  most(): readonly PairCount[];
};

/** Which of these words people have said in one message. */
export function tallyPairs(words: readonly string[]): PairTally {
  const places = new Map(words.slice(0, mostPaired).map((word, place) => [word, place]));
  const counts = new Uint32Array(places.size ** 2);
  return {
    hear(messages) {
      const theirs = new Set<number>();
      for (const said of messages) {
        const here = [...said].flatMap((word) => places.get(word) ?? []).sort((a, b) => a - b);
        for (const [nth, one] of here.entries())
          for (const other of here.slice(nth + 1)) theirs.add(one * places.size + other);
      }
      for (const pair of theirs) counts[pair] = (counts[pair] ?? 0) + 1;
    },
    most: () =>
      [...counts]
        .flatMap((people, pair): PairCount[] => {
          const [one, other] = [words[Math.floor(pair / places.size)], words[pair % places.size]];
          return people >= fewestPeople && one && other ? [{ words: [one, other], people }] : [];
        })
        .sort(mostFirst(({ words: [one, other] }) => `${one} ${other}`))
        .slice(0, mostPairsShown),
  };
}

/** Many people or, where they are as many, always in the same order. */
function mostFirst<Counted extends { readonly people: number }>(name: (one: Counted) => string) {
  return (one: Counted, other: Counted): number =>
    other.people - one.people || (name(one) < name(other) ? -1 : 1);
}
