/** What is said about notes among staff. */
export const noteWords = {
  open: "メモ",
  openHint: "職員だけのメモ（Alt + M）",
  label: "メモを書く",
  hidden: "相談者には見えません。",
  kind: { note: "メモ", side: "主任と相談", "hand-over": "引継ぎ" },
  by: (kind: string, name: string) => `${kind}・${name}（相談者には見えません）`,
  write: "メモを残す",
  failed: "メモを残せませんでした。書いた文は残っています。もう一度お試しください。",
  unreadable: "このメモを表示できません。管理者に連絡してください。",
  sideTalk: "主任と相談",
} as const;
