/** What the tabs of 削除 have in common. */
export const words = {
  heading: "削除と保全",
  tabs: { requests: "依頼", holds: "保全", retention: "保存期間", petitions: "開示・訂正" },
} as const;
