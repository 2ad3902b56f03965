import { attributeNames, schoolInShort } from "../../../domain/attribute-names.ts";
import {
  type Attributes,
  type AttributesOfBoth,
  attributesOf,
  noAnswer,
} from "../../../domain/attributes.ts";

/** 属性 in words, for the head of a talk and for the choices when it is tagged. */
export const attributeWords = attributeNames;
const { relation, school, gender, topic } = attributeWords;

/** 本人・小5・女 */
export function whoInShort(both: AttributesOfBoth): string {
  const { relation: who, school: where, grade, gender: which } = attributesOf(both);
  return [known(who, relation), placeInShort(where, grade), known(which, gender)].filter(Boolean).join("・");
}

/** いじめ・ネット・SNS */
export function topicsInShort(both: AttributesOfBoth): string {
  const { topics } = attributesOf(both);
  return !topics || topics === noAnswer ? "" : topics.map((one) => topic[one]).join("、");
}

function placeInShort(where: Attributes["school"], grade: Attributes["grade"]): string {
  if (!where || where === noAnswer) return "";
  return typeof grade === "number" ? `${schoolInShort[where]}${grade}` : school[where];
}

function known<Value extends string>(
  value: Value | typeof noAnswer | undefined,
  words: Readonly<Record<Value, string>>,
): string {
  return !value || value === noAnswer ? "" : words[value as Value];
}
