/** What is said about talks side by side. */
export const paneWords = {
  label: "開いている相談",
  beside: "横に開く",
  besideHint: "いまの相談の横に、もう一つ開きます（一覧では Shift + Enter）",
  close: (number: number) => `この欄を閉じる（#${number}）`,
  closePlace: "この欄を閉じる",
  chooseNext: "一覧から、横に開く相談を選んでください。",
} as const;
