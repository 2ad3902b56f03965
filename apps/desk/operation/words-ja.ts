import type { PrivateKind } from "../../../domain/private-words.ts";

/** What the parts of 運用 have in common. */
export const words = {
  heading: "運用",
  tabs: {
    support: "窓口",
    incidents: "障害",
    maintenance: "保守",
    report: "月報",
    condition: "状態",
    registers: "管理簿",
    practice: "練習",
  },
  loading: "読み込んでいます…",
  someone: "職員",
  theService: "システム",
  unreadable: "表示できません",
  busy: "送っています…",
  privately: {
    heading: "相談の内容や個人のことに見える部分があります",
    why: "ここは、システムについて書く場所です。相談は番号（#1024 など）で示してください。",
    kinds: {
      quote: "長い引用",
      telephone: "電話番号",
      email: "メールアドレス",
      child: "お子さんの名前",
      class: "学年・組",
    } satisfies Record<PrivateKind, string>,
    masked: "伏せて送る（〔伏せました〕に置きかえます）",
    asIs: "相談の内容でも個人のことでもないので、このまま送る",
  },
  banner: {
    label: "運用のお知らせ",
    before: (from: string, to: string) =>
      `保守作業の予定: ${from} から ${to} まで。その間、使えなくなることがあります。`,
    underWay: (to: string) =>
      `保守作業の最中です（${to} までの予定）。使えなくなることがあります。書いたものは、届いたことを確かめてください。`,
    ringing: (number: number, came: string) => `緊急の障害 ${number} が受けられていません（${came}）`,
    go: "窓口をひらく",
  },
} as const;
