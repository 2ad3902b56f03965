/** What is said wherever something is set as a whole and saved as a version. */
export const settingsWords = {
  loading: "読み込んでいます…",
  save: "保存する",
  saving: "保存しています…",
  saved: (version: number) => `保存しました（第${version}版）。`,
  version: (version: number) => (version === 0 ? "まだ決められていません。" : `第${version}版`),
  unsaved: "まだ保存していません。",
  faulty: (count: number) => `直すところが${count}か所あります。入力した内容は残っています。`,
  moved:
    "ほかの人が先に設定を変えたため、保存しませんでした。入力した内容は、この画面に残っています。最新の設定を読み込むと、入力した内容は消えます。",
  takeNewest: "最新の設定を読み込む",
} as const;
