/** What stands above the list to narrow it. */
export const filterWords = {
  heading: "絞り込む",
  seen: (seen: number, of: number) => `${of}件のうち${seen}件を表示`,
  all: "すべて",
  entrance: "入口",
  school: "学校種",
  counsellor: "相談員",
  urgent: "急ぎの相談だけ",
  unanswered: "返信を待っている相談だけ",
  clear: "絞り込みをやめる",
  none: "条件に合う相談はありません。",
} as const;
