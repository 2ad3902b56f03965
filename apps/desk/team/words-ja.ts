import type { RefusalCode } from "../../../domain/refusal.ts";

/** What the place 見守り says. */
export const words = {
  heading: "見守り",
  lead: "相談員の様子と、長く待っている相談です。自動で新しくなります。",
  loading: "様子を読み込んでいます…",

  waiting: "待っている相談",
  onDuty: "当番",
  free: "受けられる数",
  consultations: (count: number) => `${count}件`,
  people: (count: number) => `${count}人`,

  late: (minutes: number) => `${minutes}分を超えて待っている相談`,
  noneLate: "長く待っている相談はありません。",
  number: (number: number) => `#${number}`,
  untaken: "まだだれも対応していない",
  unanswered: (who: string) => `${who}の返信待ち`,
  since: (time: string) => `${time}待ち`,
  more: (count: number) => `ほか${count}件`,

  peopleHeading: "相談員",
  nobody: "対応できる職員がいません。「職員」で招待すると、ここに表示されます。",
  name: "名前",
  desk: "画面",
  online: "開いている",
  offline: "閉じている",
  duty: "当番",
  on: "入っている",
  off: "入っていない",
  load: "担当",
  loadOf: (held: number, capacity: number | null) =>
    capacity === null ? `${held}件` : `${held} / ${capacity}件`,
  full: "いっぱい",
  left: "閉じたまま担当中",
  unread: "未読",
  longest: "返信待ち",
  none: "なし",
  heldBy: (name: string) => `${name}の担当`,

  look: "見る",
  lookAt: (number: number) => `#${number}を見る`,
  move: "担当を移す",
  moveOf: (number: number) => `#${number}の担当を移す`,
  moveHeading: (number: number) => `相談 #${number} の担当を移しますか`,
  moveLead:
    "移すと、返信できるのは新しい担当だけになります。前の担当の画面にも表示されます。相談者には、相談員がかわったことだけが伝わります。",
  moveTo: "新しい担当",
  toMe: "自分が引き受ける",
  away: (name: string) => `${name}（画面を閉じている）`,
  choose: "選んでください",
  chooseFirst: "新しい担当を選んでください。",
  moveNote: "引継ぎのメモ（職員だけが読みます。なくてもよい）",
  moving: "移しています…",
  back: "戻る",
  trouble: {
    "claim-moved": "開いている間に担当が変わりました。いちど閉じて、様子を確かめてください。",
    "not-claimed": "開いている間に待ちへ戻りました。いちど閉じて、様子を確かめてください。",
    "consultation-closed": "この相談は終了しています。",
    "receiver-gone": "選んだ人は、今は対応できません。別の人を選んでください。",
  } as Readonly<Partial<Record<RefusalCode | "unreachable", string>>>,
  lookHint: "見ていることは、相談者にも担当の相談員にも伝わりません。読んだことは監査の記録に残ります。",
} as const;
