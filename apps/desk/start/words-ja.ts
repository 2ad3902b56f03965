import type { Telling } from "../../../domain/reach.ts";

const line: Record<Telling, string> = {
  none: "方法がありません（LINEとつながっていません）",
  ready: "届ける方法があります（これから試します）",
  trying: "試しています。届くまで、くり返し試します",
  sent: "お知らせを届けました（読んだかどうかは別です）",
  failed: "届きませんでした（ブロックされているなど）",
};
const browser: Record<Telling, string> = {
  none: "方法がありません（お知らせを選んでいません）",
  ready: "届ける方法があります（これから試します）",
  trying: "試しています。届くまで、くり返し試します",
  sent: "お知らせを届けました（見たかどうかは別です）",
  failed: "届きませんでした",
};

/** What is said where a counsellor begins to talk with a known consultee. */
export const startWords = {
  heading: (number: number) => `#${number} の相談者に、相談員から始める`,
  lead: "この相談者と、新しい相談を始めます。これまでの履歴を終わりまで確認してから書けます。",
  loading: "履歴と届け方を読み込んでいます…",
  again: "もう一度読み込む",
  briefing: "これまでの履歴",
  readOn: "終わりまで読む",
  read: "確認しました。書く",
  text: "はじめのメッセージ",
  textHint: "相談者の画面に、相談員からのメッセージとして表示されます。お知らせには内容は出ません。",
  reason: "始める理由",
  reasonHint: "監査の記録に、封をして残ります。相談者には見えません。",
  send: "送って始める",
  sending: "送っています…",
  cancel: "やめる",
  goOn: (number: number) => `#${number} を開く`,
  missing: "はじめのメッセージと、始める理由を入力してください。",

  ways: "相談者が知る方法",
  line: "LINE",
  browser: "ブラウザのお知らせ",
  visit: "次に開いたとき",
  telling: { line, browser },
  isHere: "いま、ページを開いています",
  remembered: (time: string) => `おぼえている端末があります（${time}まで）`,
  words: "合言葉があります。使えば、どの端末でも見られます",
  noVisit: "おぼえている端末も、合言葉もありません",
  haveRead: "相談者がこのメッセージを読みました。",
  notRead: "相談者はまだ読んでいません。",
  reach: "届け方",

  fault: {
    "deletion-asked": "この相談者は、相談を消してほしいと伝えています。こちらから始めることはできません。",
    "consultation-open": "この相談者には、終わっていない相談があります。そちらで続けてください。",
    "consultee-unreachable":
      "この相談者に知らせる方法がなく、戻ってくる手がかりもありません。送っても読まれないため、始められません。",
    "writing-paused":
      "この相談者の書きこみは休止中です。返事ができないため、始められません。先に休止を終えてください。",
    other: "いまは始められません。",
  },
  trouble: {
    "briefing-moved":
      "読んでいる間に、新しく分かったことがあります。もう一度、終わりまで確認してください。書いた文は残っています。",
    "message-too-long": "一度に送れるのは4,000文字までです。",
    "message-malformed": "送れない文字が含まれています。",
    other: "始められませんでした。書いた文は残っています。少し待ってから、もう一度お試しください。",
  },
  startedBy: "相談員から始めた相談です",
} as const;
