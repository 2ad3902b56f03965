import { createHmac } from "node:crypto";
import { attributeNames } from "../../domain/attribute-names.ts";
import { type Attributes, noAnswer, type Topic } from "../../domain/attributes.ts";
import type { Fact } from "../../domain/figures.ts";
import { inJapan } from "../../domain/japan-time.ts";
import { seeFacts } from "../figures/see-figures.ts";
import type { Tools } from "../tools.ts";
import type { ExportCursor, Part } from "./part.ts";
import type { StoredExport } from "./store.ts";

const rowsAPart = 500;

const columns: readonly (readonly [string, (fact: Fact) => string])[] = [
  ["入口", ({ entrance }) => (entrance === "line" ? "LINE" : "Web")],
  ["始まり", ({ openedAt }) => sayInstant(openedAt)],
  ["最初の返信", ({ answeredAt }) => (answeredAt ? sayInstant(answeredAt) : "")],
  ["終了", ({ closedAt }) => (closedAt ? sayInstant(closedAt) : "")],
  ["受付時間", ({ isWithinReception }) => (isWithinReception ? "内" : "外")],
  ["回数", ({ isReturn }) => (isReturn ? "2回目から" : "はじめて")],
  ["立場", ({ counted }) => named(counted.relation, attributeNames.relation)],
  ["学校種", ({ counted }) => named(counted.school, attributeNames.school)],
  ["学年", ({ counted: { grade } }) => (grade === noAnswer ? attributeNames.noAnswer : `${grade ?? ""}`)],
  ["性別", ({ counted }) => named(counted.gender, attributeNames.gender)],
  ["相談種別", ({ counted }) => topicsOf(counted.topics)],
  ["相談種別（本人の申告）", ({ told }) => topicsOf(told.topics)],
  ["相談者のメッセージ", ({ ofConsultee }) => String(ofConsultee)],
  ["相談員のメッセージ", ({ ofCounsellor }) => String(ofCounsellor)],
  ["緊急の呼び出し", ({ isCalled }) => (isCalled ? "あり" : "なし")],
  ["はじめの気持ち", ({ faceBefore }) => `${faceBefore ?? ""}`],
  ["終わりの気持ち", ({ faceAfter }) => `${faceAfter ?? ""}`],
];

/** Consultations with what is counted of them, as the figures count: never a word that was said. */
export async function consultationRows(
  tools: Tools,
  entry: Pick<StoredExport, "from" | "to" | "salt">,
  after: ExportCursor,
): Promise<Part> {
  const facts = await seeFacts(tools, entry, { after: after.number, most: rowsAPart });
  const last = facts.at(-1);
  return {
    rows: facts.map((fact) => [...who(fact, entry.salt), ...columns.map(([, of]) => of(fact))]),
    next: last && facts.length === rowsAPart ? { number: last.number, seq: 0 } : null,
  };
}
consultationRows.heading = ["番号", "相談者", ...columns.map(([name]) => name)];

/** [EX-3] Under other names, that mean something within this file alone. Otherwise whoever asks is nobody by name either way. */
function who({ id, number, consultee }: Fact, salt: Buffer | null): readonly [string, string] {
  if (!salt) return [String(number), consultee];
  return [under(salt, `consultation ${id}`), under(salt, `consultee ${consultee}`)];
}

function under(salt: Buffer, name: string): string {
  return createHmac("sha256", salt).update(name).digest("hex").slice(0, 16);
}

/** 2026-11-22 14:05, in Japan. */
export function sayInstant(at: Date): string {
  const { day, minute } = inJapan(at);
  const two = (count: number): string => String(count).padStart(2, "0");
  return `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
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
