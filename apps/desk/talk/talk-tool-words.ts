/** What is said about hand-over and retraction in a talk and in the list, and about what is done rarely. */
export const talkToolWords = {
  handedOver: (from: string, to: string | null) =>
    to ? `${from}から${to}に引き継ぎました` : `${from}が担当をはなれ、待ちに戻りました`,
  retracted: (who: string) => `${who}がメッセージを取り消しました`,
  retract: {
    act: "取り消す",
    heading: "このメッセージを取り消しますか",
    effect:
      "相談者がまだ読んでいないときだけ、取り消せます。文は消えて、元に戻せません。相談者の画面には「相談員がメッセージを取り消しました」と表示されます。",
    confirm: "取り消す",
    cancel: "戻る",
  },
  more: "その他",
  tag: "属性",
  handOver: "引き継ぐ",
  list: {
    /** To whoever never holds one, they are all others'. */
    heldByAny: "対応中",
    handedOver: "引継ぎ",
    handedOverNews: (number: number) => `相談 #${number} が引き継がれました。`,
  },
} as const;
