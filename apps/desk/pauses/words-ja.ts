import { longestPauseDays, type PauseGround, type PauseState } from "../../../domain/pause.ts";

const grounds: Record<PauseGround, string> = {
  hurtful: "人を傷つける言葉が続く",
  flooding: "同じものが大量に送られる",
  other: "そのほか、約束が守られない",
};
const states: Record<PauseState, string> = {
  proposed: "主任が決めるのを待っています",
  expired: "決まらないまま期限が過ぎました",
  refused: "休止しないと決めました",
  "in-force": "休止しています",
  over: "期間が終わりました",
  lifted: "早く終えました",
};

/** What is said of a consultee's writing being paused: where it is proposed, and at the place 休止. */
export const words = {
  heading: "書きこみの休止",
  lead: "ひどい書きこみが続く相談者に、しばらく書きこみを休んでもらいます。相談員が提案し、別の主任が決めます。その間も、これまでのやりとりと電話の案内は見られます。",
  loading: "読み込んでいます…",
  open: "決めるもの・休止しているもの",
  nothingOpen: "決めるものも、休止しているものもありません。",
  past: "終わったもの",
  nothingPast: "終わったものはまだありません。",
  number: (number: number) => `相談 #${number} の相談者`,
  ground: "相談者に見える理由",
  grounds,
  reason: "詳しい理由（職員だけ）",
  unreadable: "表示できません",
  until: "期限",
  proposed: "提案",
  decided: "決定",
  lifted: "早く終えた人",
  states,
  someone: "職員",

  agree: "休止する",
  refuse: "休止しない",
  lift: "早く終える",
  cancel: "やめる",
  busy: "実行しています…",

  propose: {
    heading: (number: number) => `#${number} の相談者の書きこみの休止を提案しますか`,
    effects: [
      "別の主任が決めるまで、何も変わりません。",
      "休止の間、この相談者は書いたものを送れません。読むことと、電話の案内を見ることはできます。",
      "相談者の画面には、期限と、下で選ぶ理由がやさしい言葉で表示されます。",
      "「とじる」を押してから新しく来た人は、別の相談者になります。休止は引き継がれません。",
    ],
    days: "期間",
    day: (count: number) => `${count}日間`,
    longest: longestPauseDays,
    reasonHint: "決める人が読みます。監査の記録には残りません。",
    reasonMissing: "詳しい理由を入力してください。",
    confirm: "提案する",
    trouble: "この相談者には、すでに提案または休止があります。",
  },
  decide: {
    agree: (number: number) => `#${number} の相談者の書きこみを休止しますか`,
    refuse: (number: number) => `#${number} の相談者の書きこみを休止しないと決めますか`,
    effectAgree: "すぐに始まります。期限の前でも、主任が終えられます。",
    effectRefuse: "相談者には何も表示されません。",
  },
  lifting: {
    heading: (number: number) => `#${number} の相談者の休止を、早く終えますか`,
    effect: "相談者は、すぐにまた書けるようになります。",
    reason: "早く終える理由",
    reasonMissing: "理由を入力してください。",
  },
  done: {
    agree: "休止しました。",
    refuse: "休止しないと決めました。",
    lift: "休止を終えました。",
  },
} as const;
