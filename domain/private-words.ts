/**
 * What looks like the words of a consultation, or like somebody, in a text about the service itself. It points a person to it and
 * decides nothing but this: where they do not say that it is to stay, it is masked before it is stored ([OP-2]).
 */
export const privateKinds = ["quote", "telephone", "email", "child", "class"] as const;
export type PrivateKind = (typeof privateKinds)[number];
export type PrivateWords = { readonly kind: PrivateKind; readonly from: number; readonly to: number };

/** From so many characters on, what stands between quotation marks is asked about: a button's name is shorter. */
const longQuote = 15;
export type Finder<Kind extends string> = {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly fits?: (hit: string) => boolean;
};
const finders: readonly Finder<PrivateKind>[] = [
  {
    kind: "quote",
    pattern: new RegExp(
      ["「[^「」]@」", "『[^『』]@』", "“[^“”]@”", '"[^"\\n]@"'].join("|").replaceAll("@", `{${longQuote},}`),
      "gu",
    ),
  },
  { kind: "email", pattern: /[\w.+-]+@[a-z\d-]+(\.[a-z\d-]+)+/giu },
  { kind: "telephone", pattern: /[\d０-９]+(?:[-－ー‐][\d０-９]+)*/gu, fits: isTelephone },
  {
    kind: "child",
    pattern: /(?:[\p{Script=Han}々]{1,4}[ぁ-ん]{0,4}|[ァ-ヶー]{2,6}|[ぁ-ん]{2,4})(?:くん|ちゃん|君)/gu,
  },
  { kind: "class", pattern: /[1-6１-６一二三四五六]年[\dA-Z０-９一二三四五六七八九十]{1,2}組/gu },
];

function isTelephone(hit: string): boolean {
  return /^0\d{9,10}$/.test(hit.normalize("NFKC").replace(/\D/g, ""));
}

/** In the order in which they stand; nothing is found twice. */
export function findPrivateWords(text: string): readonly PrivateWords[] {
  return findBy(finders, text);
}

/** Those that find somebody, wherever words are looked through for people. */
export const peopleFinders = finders.filter(({ kind }) => kind !== "quote");

export function findBy<Kind extends string>(
  some: readonly Finder<Kind>[],
  text: string,
): readonly { readonly kind: Kind; readonly from: number; readonly to: number }[] {
  const found = some.flatMap(({ kind, pattern, fits = () => true }) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: hit }) => fits(hit))
      .map(({ index, 0: hit }) => ({ kind, from: index, to: index + hit.length })),
  );
  const inOrder = found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return inOrder.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

export const masked = "〔伏せました〕";

/** [OP-2] The same text with a mark in place of each of them. */
export function maskPrivateWords(text: string): string {
  let at = 0;
  let kept = "";
  for (const { from, to } of findPrivateWords(text)) {
    kept += text.slice(at, from) + masked;
    at = to;
  }
  const now = kept + text.slice(at);
  // What was masked makes what stands around it longer.
  return now === text ? text : maskPrivateWords(now);
}

/** [OP-2] What is stored: as it was written where its author says so, masked otherwise. */
export function wordsToKeep(text: string, asIs: boolean): string {
  return asIs ? text : maskPrivateWords(text);
}
