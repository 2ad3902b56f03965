import type { UrgentFaultCode } from "../../../domain/urgent-faults.ts";
import { latestEscalation, soonestEscalation } from "../../../domain/urgent-settings.ts";

const faults: Record<UrgentFaultCode | "seconds-unreadable", string> = {
  "word-too-short": "記号だけ、または1文字だけの言葉は使えません。どのメッセージにも見つかってしまいます。",
  "when-missing": "どんなときの連絡先かを入力してください。",
  "name-missing": "名前を入力してください。",
  "number-unknown": "電話番号は、数字とハイフンで入力してください。",
  "email-unknown": "メールアドレスを1つだけ入力してください。",
  unchecked: "番号を確かめた日を入力してください。",
  "title-missing": "見出しを入力してください。",
  "text-missing": "言葉を入力してください。",
  "seconds-unreadable": `${soonestEscalation}から${latestEscalation}までの数字で入力してください。`,
};

/** What the place 緊急 says. */
export const words = {
  heading: "緊急",
  lead: "相談員がF9キーで緊急に呼び出すときの、気になる言葉、連絡先、かけられる言葉を決めます。保存すると、すぐに使われます。",
  version: (version: number) => (version === 0 ? "まだ変更されていません。" : `第${version}版`),

  dangerWords: "気になる言葉",
  dangerWordsHint:
    "1行に1つずつ入力します。かなとカナ、全角と半角、間の空白や記号、くり返しの違いは区別しません。見つかると相談員の画面に目印が出るだけで、自動では何も起こりません。LINEに書き込まれた文の確認にも使われます。",

  escalation: "だれも受けないとき",
  escalationHint:
    "この秒数のたびに、ほかのすべての相談員、続いて下の連絡先のメールアドレスへ、上から順に広がります。メールには、急ぎのお知らせがあることだけを書きます。",
  seconds: "広げるまでの秒数",
  noMail: "メールを送る設定（MAIL_URL）がないため、メールでは知らせません。保守の担当者に依頼してください。",

  contacts: "連絡先",
  contactsHint: "どんなときに、だれへ電話するかを、上から順に並べます。番号は、実際に確かめてください。",
  branch: (n: number) => `連絡先のまとまり ${n}`,
  when: "どんなとき",
  contact: (n: number) => `連絡先 ${n}`,
  name: "名前",
  number: "電話番号",
  email: "メールアドレス（なくてもよい）",
  checkedOn: "確かめた日",
  addContact: "連絡先を加える",
  addBranch: "まとまりを加える",

  script: "かけられる言葉",
  scriptHint: "呼び出しの間、相談員の画面に表示されます。自動で送られることはありません。",
  part: (n: number) => `言葉 ${n}`,
  title: "見出し",
  text: "言葉",
  addPart: "言葉を加える",
  remove: (what: string) => `${what}を消す`,

  faults,
} as const;
