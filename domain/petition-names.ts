import type { BarGround } from "./bar.ts";
import type { PetitionDecision, PetitionKind } from "./petition.ts";

// What the screens and the papers call them alike.

export const petitionKindNames: Readonly<Record<PetitionKind, string>> = {
  see: "開示請求",
  correct: "訂正請求",
  stop: "利用停止請求",
};

export const decisionNames: Readonly<Record<PetitionDecision, string>> = {
  whole: "全部を開示する",
  part: "一部を開示する",
  none: "開示しない",
  unsaid: "あるかないかを答えない(存否応答拒否)",
  absent: "開示しない(保有していない・特定できない)",
  corrected: "訂正する",
  "not-corrected": "訂正しない",
  stopped: "利用を停止する",
  "not-stopped": "利用を停止しない",
};

/** 個人情報保護法 78条1項, by its 号. */
export const barGroundNames: Readonly<Record<BarGround, string>> = {
  "1": "1号 本人の生命・健康・生活・財産を害するおそれ",
  "2": "2号 ほかの人の個人情報",
  "3": "3号 法人などの情報",
  "5": "5号 公共の安全",
  "6": "6号 審議・検討の情報",
  "7": "7号 事務・事業に支障のおそれ",
};
