import type { ConsentWord, DisclosureFault } from "../../../domain/disclosure.ts";

const consent: Readonly<Record<ConsentWord, string>> = {
  asked: "たずねています。まだ答えがありません。",
  yes: "「はい」と答えています。",
  no: "「いいえ」と答えています。",
  "not-yet": "「まだ」と答えています。",
};

const faults: Readonly<Record<DisclosureFault, string>> = {
  "disclosure-empty": "空いている欄があります。すべて入力してください。",
  "disclosure-too-long": "伝える先は100文字、ほかの欄は4,000文字までです。",
  "disclosure-malformed": "保存できない文字が含まれています。",
};

/** What is said where something is passed on. */
export const words = {
  heading: (number: number) => `相談 #${number} の伝達`,
  loading: "伝達の記録を読み込んでいます…",
  failed: "伝達の記録を読み込めませんでした。",
  again: "もう一度読み込む",
  none: "まだどこにも伝えていません。相談者の画面にも、そのように表示されています。",
  told: (to: string, whom: string) => `${to}（${whom}）に伝えました`,
  toldPlain: (to: string) => `${to}に伝えました`,
  by: (ground: string, who: string) => `${ground}・${who}`,
  unreadable: "この記録を表示できません。管理者に連絡してください。",
  why: (reason: string) => `理由: ${reason}`,

  new: "新しく伝える",
  to: "どこへ",
  consentOf: "相談者の同意",
  notAsked: "まだたずねていません。",
  ask: "相談者にたずねる",
  asking: "たずねています…",
  askHint: "相談者の画面に「伝えてもよいですか（はい・いいえ・まだ）」と表示されます。",
  consent,
  ground: "よりどころ",
  grounds: {
    consent: "相談者の同意がある",
    "danger-to-life": "命の危険があり、同意を待てない",
    "legal-duty": "法律による義務がある",
  },
  whom: "相手（学校名、担当の人など）",
  summary: "伝える内容",
  reason: "同意なしで伝える理由",
  sealed: "ここに書いたことは、相談と同じように暗号化して保存され、職員だけが読めます。",
  next: "内容を確かめる",
  check: "この内容で記録します。取り消せません。相談者の画面に、伝えた先と日付が表示されます。",
  back: "直す",
  save: "伝えたことを記録する",
  saving: "記録しています…",
  saved: "記録しました。",
  close: "閉じる",
  needsConsent: "相談者の同意がまだありません。たずねて答えを待つか、ほかのよりどころを選んでください。",
  noConsent: "相談者の答えが変わり、今は「はい」ではありません。記録していません。",
  moved: "担当がほかの相談員に変わったため、行えませんでした。",
  trouble: "うまくいきませんでした。書いた文は残っています。少し待ってから、もう一度お試しください。",
  faults,
} as const;
