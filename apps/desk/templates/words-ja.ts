import type { TemplateFaultCode } from "../../../domain/template.ts";

const faults: Record<TemplateFaultCode, string> = {
  "title-missing": "題名を入力してください。",
  "text-missing": "文を入力してください。",
  "text-too-long": "1つの文は1,000文字までです。",
  "shortcut-odd": "呼び出しの文字に、空白と「/」は使えません。",
  "shortcut-twice": "同じ呼び出しの文字が、ほかにもあります。",
  "placeholder-unknown": "{相談員}、{次の受付}、{受付時間} のほかは使えません。",
};

/** What is said about templates. */
export const templateWords = {
  open: "定型文",
  openHint: "返信欄のはじめで / を押しても開きます",
  search: "定型文をさがす",
  keys: "↑↓で選び、Enterで返信欄に入れます。Escで閉じます。入れただけでは送られません。",
  wording: { easy: "やさしい文", standard: "ふつうの文" },
  chooseWording: "文の種類",
  mine: "自分の定型文",
  none: "あてはまる定型文はありません。",
  looking: "定型文を読み込んでいます…",
  failed: "定型文を読み込めませんでした。",
  now: "いま",
  aroundTheClock: "24時間",
  closedToday: "今日はお休み",
  unknownTime: "（次の受付日）",

  heading: "定型文",
  lead: "返信欄に入れて使う文です。{相談員}、{次の受付}、{受付時間} と書いたところには、入れるときの実際の言葉が入ります。自動で送られることはありません。",
  own: "自分の定型文",
  ownHint: "自分だけに見えます。",
  city: "市の定型文",
  cityHint: "すべての相談員が使います。",
  readOnly: "市の定型文は、相談主任と管理者が変えられます。",
  part: (n: number) => `定型文 ${n}`,
  title: "題名",
  shortcut: "呼び出しの文字（/ のあとに入力）",
  standard: "ふつうの文",
  easy: "やさしい文（空なら、ふつうの文を使います）",
  add: "定型文を加える",
  remove: (what: string) => `${what}を消す`,
  empty: "まだありません。",
  loading: "定型文を読み込んでいます…",
  faults,
} as const;
