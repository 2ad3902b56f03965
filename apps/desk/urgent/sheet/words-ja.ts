import type {
  Company,
  Danger,
  Immediacy,
  SafetyStep,
  SheetPart,
  Whereabouts,
} from "../../../../domain/risk-sheet.ts";

const dangers: Readonly<Record<Danger, string>> = {
  suicide: "死にたい・自殺のおそれ",
  "self-harm": "自分を傷つける",
  abuse: "家庭での虐待",
  violence: "いじめ・暴力によるけが",
  sexual: "性的な被害",
  "away-from-home": "家出・行き場がない",
  "harm-to-others": "ほかの人を傷つけるおそれ",
  other: "そのほか",
};
const immediacy: Readonly<Record<Immediacy, string>> = {
  now: "いますぐ",
  today: "きょうのうち",
  later: "すぐではない",
  unknown: "わからない",
};
const where: Readonly<Record<Whereabouts, string>> = {
  home: "自分の家",
  school: "学校",
  outside: "外",
  elsewhere: "そのほか",
  unknown: "わからない",
};
const company: Readonly<Record<Company, string>> = {
  nobody: "ひとり",
  "trusted-adult": "安心できるおとな",
  children: "友だち・きょうだい",
  feared: "こわい相手・あぶない相手",
  unknown: "わからない",
};
const steps: Readonly<Record<SafetyStep, string>> = {
  listened: "気持ちを聴いた",
  "asked-safety": "いまの安全をたずねた",
  "gave-numbers": "電話の窓口を伝えた",
  "told-supervisor": "相談主任に伝えた",
  "told-city": "担当職員に伝えた",
  "called-police": "110番・警察",
  "called-ambulance": "119番・救急",
  "called-child-guidance": "児童相談所",
  "called-guardian": "保護者に連絡した",
  "called-school": "学校に連絡した",
};
const more: Readonly<Record<SheetPart, string>> = {
  dangers: "どのような危険か（相談者の言葉など）",
  where: "場所の手がかり",
  company: "そばにいる人のこと",
  steps: "したこと・これからすること",
};

/** What is said of 安全確認シート. */
export const sheetWords = {
  name: "安全確認シート",
  heading: (number: number) => `相談 #${number} の安全確認シート`,
  lead: "分かっていることだけで保存できます。緊急の呼び出しを受けた人の画面にも、すぐに表示されます。相談者には見えません。",
  legend: {
    dangers: "危険の種類（いくつでも）",
    immediacy: "どのくらい差し迫っているか",
    where: "いまいる場所",
    company: "そばにいる人",
    steps: "したこと（いくつでも）",
  },
  short: {
    dangers: "危険",
    immediacy: "差し迫り",
    where: "場所",
    company: "そばにいる人",
    steps: "したこと",
  },
  ...{ dangers, immediacy, where, company, steps, more },
  open: (version: number) => (version === 0 ? "安全確認シートを書く" : "安全確認シートを直す"),
  kept: (version: number) => `安全確認シート（第${version}版）`,
  by: (who: string, version: number) => `第${version}版・${who}`,
  older: (count: number) => `前の版 ${count}件`,
  newest: "いま保存されている版",
  unreadable: "この版を表示できません。管理者に連絡してください。",
  moved: "ほかの方が先に保存した版があります。見比べてから保存してください。前の版も残ります。",
  save: "保存する",
  saving: "保存しています…",
  cancel: "あとで続ける",
  discard: "書きかけを消す",
  keys: "Ctrl + Enter で保存、Esc で戻る（書きかけは残ります）",
  trouble: {
    "record-empty": "何も選ばれていません。分かることを一つでも選ぶか、書いてください。",
    "record-too-long": "書き添える言葉は、それぞれ500文字までです。",
    "record-malformed": "保存できない文字が含まれています。",
    "record-moved": "ほかの方が先に保存しました。その版と見比べて、もう一度保存してください。",
  } as Readonly<Record<string, string>>,
} as const;
