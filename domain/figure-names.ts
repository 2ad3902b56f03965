import { attributeNames, schoolInShort } from "./attribute-names.ts";
import { noAnswer, type School } from "./attributes.ts";
import { faceNames } from "./face-names.ts";
import type { Face } from "./faces.ts";
import { type cityClasses, type citySchools, type Dimension, notTold } from "./figures.ts";
import { type Day, weekdayOf } from "./japan-time.ts";

/** 区分, as it is called on screens and in files. */
export const dimensionNames: Readonly<Record<Dimension, string>> = {
  day: "日ごと",
  month: "月ごと",
  "fiscal-year": "年度ごと",
  hour: "時間帯",
  "weekday-hour": "曜日と時間",
  entrance: "入口",
  reception: "受付時間の内と外",
  return: "はじめてと2回目から",
  "until-answer": "最初の返信までの時間",
  standing: "終わった相談と続いている相談",
  relation: "立場",
  school: "学校種",
  grade: "学年",
  gender: "性別",
  topic: "相談種別（相談員の分類）",
  "topic-told": "相談種別（本人の申告）",
  "urgent-call": "緊急の呼び出し",
  "face-before": "はじめの気持ち",
  "face-after": "終わりの気持ち",
  "city-table": "市の公表する表",
};

/** What of a period belongs to no dimension. */
export const overallNames = {
  consultations: "相談の件数",
  people: "相談者の実人数",
  messages: "メッセージの数",
  fromConsultees: "うち相談者から",
  fromCounsellors: "うち相談員から",
  unanswered: "まだ返信のない相談",
  open: "終わっていない相談",
  untilClaim: "対応開始まで（待ち時間）",
  untilAnswer: "最初の返信まで",
  untilClose: "終了まで",
  length: "1件のメッセージの数",
} as const;

export const cityClassNames: Readonly<Record<(typeof cityClasses)[number], string>> = {
  bullying: "いじめ",
  "school-absence": "不登校",
  other: "その他",
};
export const citySchoolNames: Readonly<Record<(typeof citySchools)[number], string>> = {
  elementary: "小",
  "junior-high": "中",
  high: "高",
  other: "その他",
};

/** In the place of a number that is not shown. */
export const hiddenName = "伏せる";
export const sumName = "合計";

const names = {
  web: "Web",
  line: "LINE",
  within: "受付時間の内",
  outside: "受付時間の外",
  first: "はじめて",
  return: "2回目から",
  open: "続いている",
  closed: "終わった",
  "under-5": "5分まで",
  "under-15": "15分まで",
  "under-30": "30分まで",
  "under-60": "1時間まで",
  "under-180": "3時間まで",
  "under-1440": "1日まで",
  longer: "1日より長い",
  unanswered: "まだ返信がない",
  "not-waited": "相談員から始めた",
  called: "呼び出しあり",
  "not-called": "呼び出しなし",
};
const weekdays = ["日", "月", "火", "水", "木", "金", "土"];

/** How a name under which consultations are counted is said. */
export function sayName(dimension: Dimension, name: string): string {
  if (name === notTold) return dimension.startsWith("face-") ? "回答なし" : "聞いていない・不明";
  if (name === noAnswer) return attributeNames.noAnswer;
  switch (dimension) {
    case "day":
      return sayDay(name);
    case "month":
      return sayMonth(name);
    case "fiscal-year":
      return `${name}年度`;
    case "hour":
      return sayHour(Number(name));
    case "weekday-hour": {
      const [weekday = "", hour = ""] = name.split("-");
      return `${sayWeekday(Number(weekday))} ${sayHour(Number(hour))}`;
    }
    case "grade": {
      const place = name.lastIndexOf("-");
      return `${schoolInShort[name.slice(0, place) as School]}${Number(name.slice(place + 1))}`;
    }
    case "school":
      return attributeNames.school[name as keyof typeof attributeNames.school];
    case "relation":
      return attributeNames.relation[name as keyof typeof attributeNames.relation];
    case "gender":
      return attributeNames.gender[name as keyof typeof attributeNames.gender];
    case "topic":
    case "topic-told":
      return attributeNames.topic[name as keyof typeof attributeNames.topic];
    case "face-before":
    case "face-after":
      return faceNames[Number(name) as Face];
    case "city-table":
      return sayCityCell(name);
    case "entrance":
    case "reception":
    case "return":
    case "standing":
    case "until-answer":
    case "urgent-call":
      return names[name as keyof typeof names];
  }
}

export function sayWeekday(weekday: number): string {
  return `${weekdays[weekday] ?? ""}曜日`;
}

export function sayHour(hour: number): string {
  return `${hour}時台`;
}

export function sayMonth(month: string): string {
  return `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`;
}

export function sayDay(day: Day): string {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)].map(Number);
  return `${year}年${month}月${date}日(${weekdays[weekdayOf(day)] ?? ""})`;
}

function sayCityCell(name: string): string {
  const [month = "", about = "", school = ""] = name.split(" ");
  return `${sayMonth(month)}・${cityClassNames[about as keyof typeof cityClassNames]}・${citySchoolNames[school as keyof typeof citySchoolNames]}`;
}
