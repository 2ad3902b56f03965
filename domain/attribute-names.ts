import type { Gender, Relation, School, Topic } from "./attributes.ts";

const relation: Readonly<Record<Relation, string>> = { child: "本人", guardian: "保護者" };
const school: Readonly<Record<School, string>> = {
  elementary: "小学校",
  "junior-high": "中学校",
  high: "高校",
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

/** As it stands before a grade: 小5. */
export const schoolInShort: Readonly<Record<School, string>> = {
  elementary: "小",
  "junior-high": "中",
  high: "高",
  other: "その他の学校",
};

/** 属性 in words, as staff read them on screens and in files. */
export const attributeNames = { relation, school, gender, topic, noAnswer: "答えない" };
