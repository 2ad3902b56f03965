import { may, type Permission, permissions } from "../../domain/access.ts";
import type { StaffId } from "../../domain/ids.ts";
import { type Role, roles } from "../../domain/people.ts";
import { words } from "./words-ja.ts";

/** What a role may do, permission by permission. Null is what everybody may, or what only consultees do. */
const permissionWords: Record<Permission, string | null> = {
  "service:read": null,
  "consultee:arrive": null,
  "own-consultation:open": null,
  "own-consultation:write": null,
  "own-consultation:follow": null,
  "own-attributes:tell": null,
  "own-face:show": null,
  "own-school:tell": null,
  "own-line:unlink": null,
  "own-notice:choose": null,
  "own-consultation:keep-way-back": null,
  "own-consultation:come-back": null,
  "own-consultation:ask-deletion": null,
  "staff:sign-in": null,
  "staff:accept-invitation": null,
  "staff:sign-out": null,
  "staff:see-self": null,
  "staff:keep-own-sign-in": null,
  "consultation:list": "相談の一覧を見る",
  "consultation:follow": "相談の内容を読む",
  "consultation:claim": "対応を始める",
  "consultation:reply": "返信する",
  "consultation:hand-over": "相談を引き継ぐ",
  "consultation:retract": "読まれる前の返信を取り消す",
  "consultation:close": "相談を終了する",
  "consultation:tag": "相談の属性をつけ直す",
  "consultation:brief": "相談者の履歴を見る",
  "consultation:record": "相談記録を書く",
  "consultation:disclose": "学校など外へ伝える",
  "consultation:start": "相談員から相談を始める",
  "consultation:search": "相談を検索する",
  "consultation:mark": "急ぎの印をつける",
  "duty:see": null,
  "duty:plan": "当番を決める",
  "duty:say": null,
  "team:see": "相談員の様子を見る",
  "urgent:see": null,
  "urgent:call": "緊急に呼び出す",
  "urgent:answer": "緊急の呼び出しを受ける",
  "pause:see": "書きこみの休止を見る",
  "pause:propose": "書きこみの休止を提案する",
  "pause:decide": "書きこみの休止を決める",
  "deletion:see": "削除の依頼を見る",
  "deletion:decide": "削除を申請する・断る",
  "retention:decide": "保存期間を決める・期間を過ぎた相談の削除を申請する",
  "petition:keep": "開示・訂正などの請求を扱う",
  "hold:keep": "相談を保全する・保全の解除を申請する",
  "template:see": null,
  "template:share": "市の定型文を変える",
  "note:read": "職員のメモを読む",
  "note:write": "職員のメモを書く",
  "figures:see": "集計を見る",
  "school-counts:see": "学校のコードの集計を見る",
  "contents:analyse": "相談の内容を分析する",
  "viewing:see": "閲覧中の職員を見る",
  "city:watch": "今日の様子を見る",
  "export:see": "書き出しの台帳を見る",
  "export:make": "許された範囲で書き出す",
  "export:talks": "相談を書き出す",
  "export:settle": "書き出したものの返却・廃棄を台帳に書く",
  "practice:do": null,
  "support:ask": null,
  "support:see": "窓口のすべての問合せを見る",
  "support:answer": "窓口で答える",
  "incident:see": "障害の記録を見る",
  "incident:work": "障害の記録を書く",
  "incident:decide": "障害の報告を確かめる",
  "condition:see": "システムの状態を見る",
  "report:see": "月報を見る",
  "report:write": "月報の案を出す",
  "report:decide": "月報に意見を返し、承認する",
  "register:see": "管理簿を見る",
  "register:write": "管理簿に書く",
  "register:decide": "再委託や複写を許可する",
  "staff-rules:read": null,
  "staff-rules:set": "職員のきまりを定める",
  "staff-rules:watch": "きまりを誰が確認したかを見る",
  "access-review:see": "権限の見直しを見る",
  "access-review:answer": "ほかの職員の権限を見直す",
  "maintenance:see": "保守作業の予定を見る",
  "maintenance:plan": "保守作業を予定する",
  "maintenance:acknowledge": "保守作業の連絡を受ける",
  "approval:give": "承認する",
  "staff:administer": "職員を招待・変更する",
  "settings:change": "設定を変える",
  "break-glass:ask": "緊急閲覧を申請する",
  "staff:list": "職員の一覧を見る",
  "line:see": "LINEの状況を見る",
  "audit:search": "記録を調べる",
  "audit:export": "記録を書き出す",
  "approval:see": null,
  "break-glass:see": null,
};

/** Read from the one table of who may do what, so that it says what is true. */
export function dutiesOf(role: Role): string {
  const holder = { kind: "staff", id: "" as StaffId, displayName: "", roles: [role] } as const;
  const said = permissions.filter((permission) => may(holder, permission)).map((one) => permissionWords[one]);
  return said.filter((one) => one !== null).join("・");
}

/** 相談員・相談主任, always in the same order. */
export function sayRoles(held: readonly Role[]): string {
  return roles
    .filter((role) => held.includes(role))
    .map((role) => words.roles[role])
    .join("・");
}
