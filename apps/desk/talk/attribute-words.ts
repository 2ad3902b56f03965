import {
  type Attributes,
  type AttributesOfBoth,
  attributesOf,
  type Gender,
  noAnswer,
  type Relation,
  type School,
  type Topic,
} from "../../../domain/attributes.ts";

const relation: Readonly<Record<Relation, string>> = { child: "本人", guardian: "保護者" };
const school: Readonly<Record<School, string>> = {
  elementary: "小学校",
  "junior-high": "中学校",
  high: "高校",
  other: "その他の学校",
};
const schoolInShort: Readonly<Record<School, string>> = {
  elementary: "小",
  "junior-high": "中",
  high: "高",
  other: "その他の学校",
};
const gender: Readonly<Record<Gender, string>> = { girl: "女", boy: "男", other: "その他" };
const topic: Readonly<Record<Topic, string>> = {
  bullying: "いじめ",
  "school-absence": "不登校・登校しぶり",
  friends: "友人関係",
  teachers: "教員",
  family: "家庭・家族",
  oneself: "心身",
  study: "学業・進路",
  internet: "ネット・SNS",
  other: "その他",
};

/** 属性 in words, for the head of a talk and for the choices when it is tagged. */
export const attributeWords = { relation, school, gender, topic, noAnswer: "答えない" };

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
