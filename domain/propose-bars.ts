import type { Bar, BarGround } from "./bar.ts";
import { type Finder, findBy, peopleFinders } from "./private-words.ts";

const number = "[\\d０-９一二三四五六七八九十]";
const dash = "[-－ー‐−]";

/**
 * More than the support desk looks for: whoever is called さん or 先生, and where somebody lives. By form alone, and so both too much
 * and too little: a person decides on each.
 */
const more: readonly Finder<string>[] = [
  {
    kind: "person",
    pattern:
      /(?:[\p{Script=Han}々]{1,4}[ぁ-ん]{0,4}|[ァ-ヶー]{2,8}|[ぁ-ん]{2,6})(?:さん|さま|様|先生|せんせい|先輩)/gu,
  },
  {
    kind: "address",
    pattern: new RegExp(
      `[\\p{Script=Han}々ァ-ヶーがのヶ]{1,12}${number}+(?:条|丁目|番地?|号)(?:${number}|${dash}|条|丁目|番地?|号|の)*`,
      "gu",
    ),
  },
  { kind: "postcode", pattern: /〒?[\d０-９]{3}[-－ー‐−][\d０-９]{4}(?![-－ー‐−\d０-９])/gu },
];

const thirdParty: BarGround = "2";

/** [PT-4] Where somebody else may be named in it: proposals, on the ground of other people's information. */
export function proposeBars(text: string): readonly Bar[] {
  return findBy<string>([...peopleFinders, ...more], text).map(({ from, to }) => ({
    ...{ from, to },
    ground: thirdParty,
  }));
}
