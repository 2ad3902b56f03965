import type { DisclosedTo, DisclosureGround } from "../../../domain/disclosure.ts";
import type { RecordPart } from "../../../domain/record.ts";
import type { Risk } from "../../../domain/risk.ts";

const risk: Readonly<Record<Risk, string>> = {
  none: "心配は小さい",
  watch: "見守りが必要",
  high: "心配が大きい",
  "danger-to-life": "命の危険",
};
const part: Readonly<Record<RecordPart, string>> = {
  concern: "主訴",
  response: "対応",
  assessment: "見立て",
  handOver: "引継ぎ",
  promises: "約束したこと",
};
const to: Readonly<Record<DisclosedTo, string>> = {
  school: "学校",
  "board-of-education": "教育委員会",
  "child-guidance-centre": "児童相談所",
  police: "警察",
  other: "ほかの機関",
};
const ground: Readonly<Record<DisclosureGround, string>> = {
  consent: "本人の同意",
  "danger-to-life": "命の危険",
  "legal-duty": "法律による義務",
};

/** What is said in the column beside a talk. */
export const besideWords = {
  risk,
  part,
  to,
  ground,
  state: { waiting: "待っている", active: "対応中", closed: "終了" },
  heading: "履歴の確認",
  about: "相談者の履歴",
  toRead: "返信の前に、終わりまでお読みください。",
  moved: "新しく分かったことがあります。お読みになると、返信できます。",
  keys: "Space・PageDown・End で進み、終わりで Enter を押します。",
  read: "確認しました。返信へ進む",
  readOn: "終わりまで読む",
  reading: "記録しています…",
  loading: "履歴を読み込んでいます…",
  failed: "履歴を読み込めませんでした。",
  again: "もう一度読み込む",
  notYet: "対応を始めると、この相談者の履歴がここに表示されます。",
  open: "履歴を開く",
  openHint: "開いたことは、監査の記録に残ります。",
  nothing: "これまでの相談はありません。はじめての相談者です。",
  count: (count: number) => `これまでの相談 ${count}件`,
  more: (count: number) => `このほかに、古い相談が${count}件あります。`,
  isNew: "新しい",
  handOvers: "引継ぎのメモ",
  handedOverBy: (who: string) => `${who}から`,
  noteUnreadable: "このメモを表示できません。管理者に連絡してください。",
  keepInMind: "覚えておくこと",
  highest: "これまでで最も高い危険度",
  sheetOf: (number: number) => `相談 #${number} の安全確認シート`,
  sheetsOf: (numbers: readonly number[]) =>
    `安全確認シートがあります: ${numbers.map((number) => `#${number}`).join("、")}`,
  promised: (number: number) => `#${number} で約束したこと`,
  attributes: "属性",
  told: "本人の回答",
  tagged: "相談員がつけたもの",
  unanswered: "回答なし",
  attributesNew: "前回の確認のあとに変わりました。",
  record: "相談記録",
  ownRecord: "この相談の記録",
  noRecord: "記録はまだありません。",
  unreadable: "この記録を表示できません。管理者に連絡してください。",
  writtenBy: (who: string, version: number) => (version > 1 ? `${who}・第${version}版` : who),
  versions: (count: number) => `前の版 ${count}件`,
  readings: "確認した人",
  disclosed: (where: string, why: string) => `${where}に伝えました（${why}）`,
  riskLabel: "危険度",
  form: {
    heading: (number: number) => `相談 #${number} の記録`,
    lead: "あとで引き継ぐ人のために書きます。書ける欄だけで構いません。書きかけは自動で残ります。",
    kept: "書きかけを残しました",
    keeping: "書きかけを残しています…",
    notKept: "書きかけを残せませんでした。つながると、もう一度残します。",
    save: "記録する",
    saving: "記録しています…",
    saved: "記録しました。",
    back: "戻る",
    write: "相談記録を書く",
    writeAgain: "相談記録を書き直す",
    missing: "この相談の記録がまだありません。",
    keys: "Ctrl + Enter で記録",
    trouble: {
      "record-moved":
        "ほかの人が先に記録を書きました。新しい版を読み込みました。内容を確かめて、もう一度記録してください。",
      "record-empty": "どれか一つの欄に書いてください。",
      "record-too-long": "1つの欄に書けるのは4,000文字までです。",
      "record-malformed": "保存できない文字が含まれています。",
      "claim-moved": "担当がほかの相談員に変わったため、記録できませんでした。書いた文は残っています。",
      other: "記録できませんでした。書いた文は残っています。少し待ってから、もう一度お試しください。",
    },
  },
} as const;

export type RecordTrouble = keyof typeof besideWords.form.trouble;
