export const lookingWords = {
  others: (names: readonly string[]) => `ほかに見ている人：${names.join("、")}`,
  hint: "この1分のあいだに、この相談を開いていた職員です。見ていた時間は記録に残ります。",
} as const;
