import type { HoldGround } from "../../../../domain/hold.ts";

const grounds: Record<HoldGround, string> = {
  "grave-situation": "重大事態の調査",
  dispute: "訴訟・不服の申立て",
  "disclosure-request": "開示の請求",
  other: "そのほか",
};

/** What the tab 保全 says. */
export const words = {
  lead: "保全した相談は、解除されるまで、だれが依頼しても、期間が過ぎても、削除されません。保全は一人でできます。解除には、ほかの人の承認が必要です。",
  begin: "相談を保全する",
  number: "相談の番号",
  numberHint: "一覧にある番号です(例: 1024)。",
  numberWrong: "相談の番号を数字で入力してください。",
  notFound: "この番号の相談はありません。または、すでに削除されています。",
  standing: "保全しているもの",
  nothingStanding: "保全している相談はありません。",
  past: "解除したもの",
  nothingPast: "解除した保全はまだありません。",

  what: (number: number, all: boolean) =>
    all ? `相談 #${number} の相談者のすべての相談` : `相談 #${number}`,
  ground: "根拠",
  grounds,
  reason: "理由",
  unreadable: "表示できません",
  placed: "保全した人",
  lift: "解除を申請した人",
  liftedAt: "解除",
  states: { held: "保全されています", asked: "解除の承認を待っています", lifted: "解除されました" },
  someone: "職員",
  cancel: "やめる",
  busy: "実行しています…",

  place: {
    heading: (number: number) => `相談 #${number} を保全しますか`,
    states: { waiting: "待っています", active: "対応中です", closed: "終了しています" },
    opened: "始まり",
    now: "今",
    held: "この相談は、すでに保全されています。別の根拠でも保全できます。",
    scope: "保全するもの",
    one: "この相談だけ",
    all: (others: number) =>
      others === 0
        ? "この相談者のすべての相談(これから始まるものも)"
        : `この相談者のすべての相談(ほかに${others}件。これから始まるものも)`,
    reason: "理由",
    reasonHint: "封をして保存します。相談の内容は書かないでください。",
    reasonMissing: "理由を入力してください。",
    confirm: "保全する",
  },
  lifting: {
    act: "解除を申請する",
    heading: (what: string) => `${what}の保全の解除を申請しますか`,
    effect: "ほかの人が承認すると、解除されます。解除されただけでは、何も消えません。",
    reason: "解除の理由",
    reasonHint: "承認する人が読みます。相談の内容は書かないでください。",
    confirm: "申請する",
  },
  done: {
    placed: "保全しました。解除されるまで、削除されません。",
    asked: "解除を申請しました。ほかの人が「承認」で承認すると、解除されます。",
  },
} as const;
