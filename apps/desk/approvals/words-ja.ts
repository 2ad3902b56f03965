import type { ApprovalAct } from "../../../domain/approval.ts";

/** What the place 承認 says, and the banner of an open 緊急閲覧. */
export const words = {
  heading: "承認",
  lead: "一人では決められないことを、ほかの人が確かめる場所です。",
  loading: "読み込んでいます…",
  cancel: "やめる",
  busy: "実行しています…",

  waiting: "承認を待っているもの",
  nothingWaits: "待っているものはありません。申請があると、ここに表示されます。",
  past: "これまでの申請(30日間)",
  nothingPast: "この30日間に決まった申請はありません。",
  askedBy: "申請した人",
  reason: "理由",
  askedAt: "申請",
  until: "期限",
  agreed: "承認した人",
  nobodyYet: "まだいません",
  voices: (given: number, needed: number) => `${needed}人のうち${given}人が承認`,
  someone: "職員",

  what: {
    "staff:change": (name: string, roles: string) => `${name} の役割を「${roles}」にする`,
    "staff:reset": (name: string) => `${name} のサインインを作り直す`,
    "staff:invite": (name: string, roles: string) => `${name} を「${roles}」として招待する`,
    "staff:dismiss": (name: string) => `${name} の利用を終了する`,
    "break-glass:begin": (name: string, minutes: number) =>
      `${name} が${minutes}分間、相談の内容を読む(緊急閲覧)`,
    "deletion:carry-out": (number: number) =>
      `相談 #${number} の内容を削除する(相談者の依頼。元に戻せません)`,
    "hold:lift": (number: number) => `相談 #${number} の保全を解除する(解除すると、削除できるようになります)`,
    "retention:carry-out": (count: number) =>
      `保存期間を過ぎた相談${count}件の内容を削除する(元に戻せません)`,
    "petition:decide": () =>
      "開示・訂正などの請求への決定(番号と案は理由に、内容は「削除」の「開示・訂正」にあります)",
    "consultation:export": (name: string) =>
      `${name} が相談や記録をファイルに書き出す(内容・期間・渡す相手は「書き出し」の台帳にあります)`,
    "contract:export": (name: string) =>
      `${name} が、市に引き渡すために、すべてのデータを書き出す(契約の終わり。受け取る鍵は理由にあります)`,
    "contract:erase": (name: string) =>
      `${name} が、すべてのデータを消去する(契約の終わり。元に戻せません。引き渡したものの指紋は理由にあります)`,
    "settings:change": (act: string, wanted: number) => `「${act}」に必要な承認を${wanted}人に減らす`,
  },
  act: {
    "staff:change": "承認する立場の人の役割の変更",
    "staff:reset": "承認する立場の人の招待・作り直し",
    "staff:dismiss": "承認する立場の人の利用終了",
    "break-glass:begin": "緊急閲覧",
    "deletion:carry-out": "相談の削除",
    "hold:lift": "保全の解除",
    "retention:carry-out": "期間を過ぎた相談の削除",
    "petition:decide": "開示・訂正などの請求への決定",
    "consultation:export": "相談の書き出し",
    "contract:export": "契約の終わりの引き渡し",
    "contract:erase": "契約の終わりの消去",
    "settings:change": "必要な承認の人数を減らすこと",
  } satisfies Record<ApprovalAct, string>,
  outcome: {
    "carried-out": "行われました",
    refused: "却下されました",
    withdrawn: "取り下げられました",
    expired: "期限切れ",
  },

  agree: "承認する",
  refuse: "却下する",
  withdraw: "取り下げる",
  yours: "あなたの申請です。承認はほかの人が行います。",
  aboutYou: "あなたに関わる申請です。承認はほかの人が行います。",
  youAgreed: "あなたは承認しました。ほかの人の承認を待っています。",
  agreeDialog: {
    heading: "承認しますか",
    last: "あなたの承認で、すぐに行われます。",
    notLast: (count: number) => `あなたのほかに、あと${count}人の承認が必要です。`,
    recorded: "承認したことは記録に残ります。",
  },
  refuseDialog: {
    heading: "却下しますか",
    effect: "申請されたことは行われません。却下したことは記録に残ります。",
  },
  done: {
    carriedOut: "承認しました。申請されたことを行いました。",
    agreed: "承認しました。ほかの人の承認を待っています。",
    refused: "却下しました。",
    withdrawn: "取り下げました。",
    asked: "申請しました。承認されると、ここに表示されます。",
    ended: "緊急閲覧を終わらせました。",
    ruled: "人数を保存しました。",
    ruleAsked: "人数を減らすには、ほかの人の承認が必要です。申請しました。",
  },

  glass: {
    heading: "緊急閲覧",
    lead: "保守の担当者は、ふだん相談の内容を読めません。障害の調査などでどうしても必要なときだけ、市の2人の承認で、時間を限って読めるようになります。",
    rules: [
      "市の2人以上が承認するまで、何も読めません。",
      "読めるのは承認から60分までです。",
      "そのあいだ、市の画面すべてに表示されます。市はいつでも終わらせられます。",
      "申請、承認、読んだ相談、終わりは、すべて記録に残ります。",
    ],
    reason: "必要な理由",
    reasonHint: "障害の番号や調べることを書いてください。相談者のことは書かないでください。",
    reasonMissing: "理由を入力してください。",
    minutes: "時間(分)",
    minutesHint: "1分から60分まで。",
    minutesWrong: "時間は1から60までの数字で入力してください。",
    ask: "緊急閲覧を申請する",
    uses: "緊急閲覧の状況(30日間)",
    none: "この30日間、緊急閲覧はありません。",
    open: "行われています",
    over: "終わりました",
    from: "開始",
    to: "終了",
  },
  banner: {
    label: "緊急閲覧のお知らせ",
    text: (name: string) => `緊急閲覧中: ${name} が相談の内容を読めます。`,
    yours: "緊急閲覧中: あなたは相談の内容を読めます。",
    left: (minutes: number) => (minutes <= 1 ? "残り1分未満" : `残り${minutes}分`),
    end: "今すぐ終わらせる",
    endOf: (name: string) => `${name}の緊急閲覧を今すぐ終わらせる`,
  },

  rules: {
    heading: "必要な承認の人数",
    lead: "増やすとすぐに変わります。減らすには、ほかの人の承認が必要です。",
    people: (count: number) => (count === 0 ? "承認なし" : `${count}人`),
    edit: "変える",
    editOf: (act: string) => `${act}の人数を変える`,
    dialog: (act: string) => `${act}に必要な承認`,
    field: "申請した人のほかに",
    confirm: "保存する",
    reason: "理由",
    reasonHint: "減らすときは承認する人に見えます。増やすときも、封をして保存し、「記録」で読めます。",
    reasonMissing: "理由を入力してください。",
  },
} as const;
