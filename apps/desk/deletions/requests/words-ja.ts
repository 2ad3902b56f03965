import type { DeletionReason, KeepingReason } from "../../../../domain/deletion.ts";

const reasons: Record<DeletionReason, string> = {
  solved: "もう大丈夫になった",
  "afraid-of-being-seen": "だれかに見られるのが心配",
  "written-by-mistake": "まちがえて書いた",
  other: "そのほか",
};

const keeping: Record<KeepingReason, string> = {
  "to-protect": "相談者やほかの人を守るために必要",
  "still-helping": "今も支援に使っている",
  "must-be-kept": "きまりで、しばらく残すことになっている",
};

/** What the tab 依頼 says. */
export const words = {
  lead: "相談者が「消してほしい」と伝えた相談です。依頼されただけでは、何も消えません。削除には、ほかの人の承認が必要です。",
  loading: "読み込んでいます…",
  open: "決めるもの",
  nothingOpen: "決めるものはありません。依頼されると、ここに表示されます。",
  past: "決まったもの",
  nothingPast: "決まったものはまだありません。",

  number: (number: number) => `相談 #${number}`,
  asked: "依頼",
  reason: "相談者の理由",
  reasons,
  noReason: "答えていない",
  state: "今",
  states: {
    waiting: "待っています。だれかが対応して終了するまで、削除できません。",
    active: "対応中です。終了するまで、削除できません。",
    held: "保全されています。解除されるまで、削除できません。",
    asked: "依頼されています",
    proposed: "承認を待っています",
    refused: "断りました",
    deleted: "削除されました",
  },
  proposedBy: "申請した人",
  agreedBy: "承認した人",
  nobodyYet: "まだいません",
  refusedBy: "断った人",
  why: "断った理由",
  deletedAt: "削除",
  someone: "職員",

  propose: "削除を申請する",
  refuse: "断る",
  cancel: "やめる",
  busy: "実行しています…",
  proposal: {
    heading: (number: number) => `相談 #${number} の削除を申請しますか`,
    counting: "消えるものを数えています…",
    goes: (consultee: number, counsellors: number) =>
      `相談者のメッセージ${consultee}通と、相談員のメッセージ${counsellors}通が消えます。`,
    record: "この相談の記録も消えます。",
    attributes: "学年や相談の種別など、相談者についての情報も消えます。",
    stays: "相談があったこと、番号、日時は残ります。操作の記録も残ります。",
    forGood: "ほかの人が承認すると、すぐに削除されます。元に戻すことはできません。",
    reason: "申請の理由",
    reasonHint: "承認する人が読みます。相談の内容は書かないでください。",
    reasonMissing: "理由を入力してください。",
    confirm: "申請する",
  },
  refusal: {
    heading: (number: number) => `相談 #${number} の削除を断りますか`,
    lead: "相談者の画面に、選んだ理由がやさしい言葉で表示されます。相談者は、もう一度依頼できます。",
    why: "断る理由",
    keeping,
    confirm: "断る",
  },
  done: {
    proposed: "申請しました。ほかの人が「承認」で承認すると、削除されます。",
    refused: "断りました。相談者の画面に理由が表示されます。",
  },
} as const;
