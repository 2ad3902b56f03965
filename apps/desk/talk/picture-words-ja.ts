/** What is said around a consultee's picture. */
export const pictureWords = {
  came: "写真が届きました",
  show: "押すと表示します。表示したことは記録に残ります。",
  bringing: "写真を取り寄せています…",
  failed: "写真を表示できませんでした。押すと、もう一度試します。",
  alt: "相談者が送った写真",
  hide: "隠す（Esc）",
} as const;
