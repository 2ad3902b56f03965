import { createHmac } from "node:crypto";
import { attributeNames } from "../../domain/attribute-names.ts";
import { type Attributes, noAnswer, type Topic } from "../../domain/attributes.ts";
import type { ColumnHolds } from "../../domain/columns.ts";
import type { Fact } from "../../domain/figures.ts";
import { seeFacts } from "../figures/see-figures.ts";
import type { RowReader } from "./part.ts";
import { sayInstant } from "./say-instant.ts";

const rowsAPart = 500;

const columns: readonly (readonly [string, ColumnHolds, (fact: Fact) => string])[] = [
  ["入口", "text", ({ entrance }) => (entrance === "line" ? "LINE" : "Web")],
  ["始まり", "time", ({ openedAt }) => sayInstant(openedAt)],
  ["最初の返信", "time", ({ answeredAt }) => (answeredAt ? sayInstant(answeredAt) : "")],
  ["終了", "time", ({ closedAt }) => (closedAt ? sayInstant(closedAt) : "")],
  ["受付時間", "text", ({ isWithinReception }) => (isWithinReception ? "内" : "外")],
  ["回数", "text", ({ isReturn }) => (isReturn ? "2回目から" : "はじめて")],
  ["立場", "text", ({ counted }) => named(counted.relation, attributeNames.relation)],
  ["学校種", "text", ({ counted }) => named(counted.school, attributeNames.school)],
  [
    "学年",
    "number",
    ({ counted: { grade } }) => (grade === noAnswer ? attributeNames.noAnswer : `${grade ?? ""}`),
  ],
  ["性別", "text", ({ counted }) => named(counted.gender, attributeNames.gender)],
  ["相談種別", "text", ({ counted }) => topicsOf(counted.topics)],
  ["相談種別（本人の申告）", "text", ({ told }) => topicsOf(told.topics)],
  ["相談者のメッセージ", "number", ({ ofConsultee }) => String(ofConsultee)],
  ["相談員のメッセージ", "number", ({ ofCounsellor }) => String(ofCounsellor)],
  ["緊急の呼び出し", "text", ({ isCalled }) => (isCalled ? "あり" : "なし")],
  ["はじめの気持ち", "number", ({ faceBefore }) => `${faceBefore ?? ""}`],
  ["終わりの気持ち", "number", ({ faceAfter }) => `${faceAfter ?? ""}`],
];

/** Consultations with what is counted of them, as the figures count: never a word that was said. */
export const consultationRows: RowReader = {
  columns: [
    // Under another name it is none; a spreadsheet keeps it as it is written then.
    { name: "番号", holds: "number" },
    { name: "相談者", holds: "text" },
    ...columns.map(([name, holds]) => ({ name, holds })),
  ],
  async read(tools, { from, to, salt }, after) {
    const facts = await seeFacts(tools, { from, to }, { after: after.number, most: rowsAPart });
    const last = facts.at(-1);
    return {
      rows: facts.map((fact) => [...who(fact, salt), ...columns.map(([, , of]) => of(fact))]),
      next: last && facts.length === rowsAPart ? { number: last.number, seq: 0 } : null,
    };
  },
};

/** [EX-3] Under other names, that mean something within this file alone. Otherwise whoever asks is nobody by name either way. */
function who({ id, number, consultee }: Fact, salt: Buffer | null): readonly [string, string] {
  if (!salt) return [String(number), consultee];
  return [under(salt, `consultation ${id}`), under(salt, `consultee ${consultee}`)];
}

/** Begins with a letter: sixteen digits would be a number to a spreadsheet, and another one. */
function under(salt: Buffer, name: string): string {
  return `x${createHmac("sha256", salt).update(name).digest("hex").slice(0, 15)}`;
}

function named<Value extends string>(
  value: Value | typeof noAnswer | undefined,
  names: Readonly<Record<Value, string>>,
): string {
  return value === undefined ? "" : value === noAnswer ? attributeNames.noAnswer : names[value as Value];
}

function topicsOf(about: Attributes["topics"]): string {
  if (about === undefined) return "";
  return about === noAnswer
    ? attributeNames.noAnswer
    : about.map((topic: Topic) => attributeNames.topic[topic]).join("、");
}
