import { csvOf } from "./csv.ts";
import { type LineFigure, type LineUsage, lineFigures } from "./line-usage.ts";

/** What each figure is called in the city's report. */
export const lineFigureNames: Readonly<Record<LineFigure, string>> = {
  "event:follow": "友だち追加・ブロック解除",
  "event:unfollow": "ブロック",
  "event:message": "トーク画面への書き込み（内容は保存していません）",
  "event:unsend": "送信取消",
  "event:postback": "メニュー操作",
  "event:account-link": "アカウント連携",
  "event:unknown": "その他のイベント",
  "event:repeated": "LINEからの再送（重複として除外）",
  "reply:sent": "定型文の応答",
  "reply:given-up": "応答できなかったもの",
  "push:sent": "お知らせの送信",
  "push:given-up": "お知らせを送信できなかったもの",
  "push:blocked": "ブロックのため送信しなかったもの",
  "sending:failed": "送信の失敗（再試行したものを含む）",
  "entrance:came": "LINEからの入場",
  "entrance:linked": "LINEとの連携",
  "entrance:unlinked": "LINEとの連携の解除",
  "entrance:refused": "連携できなかったもの",
};

/** As Excel opens it. `month` is YYYY-MM in Japan. */
export function lineReport(month: string, usage: LineUsage): string {
  return csvOf([
    ["月", "項目", "件数"],
    ...lineFigures.map((figure) => [month, lineFigureNames[figure], String(usage[figure])]),
  ]);
}
