import type { RefusalCode } from "../../domain/refusal.ts";

const said: Partial<Record<RefusalCode | "unreachable", string>> = {
  unreachable:
    "サーバーにつながりませんでした。実行されたかどうかは分かりません。表示を新しくして確かめてください。",
  busy: "混み合っています。少し待ってから、もう一度お試しください。",
  "bad-input": "入力した内容に、受け付けられないものがあります。ご確認ください。",
  "too-many": "操作が続いたため、しばらく受け付けられません。数分おいてから、もう一度お試しください。",
  "not-allowed": "この操作を行う権限がありません。",
  "network-not-allowed": "今のネットワークからは、この操作を行えません。",
  "not-signed-in": "サインアウトされました。もう一度サインインしてください。",
  "second-factor-needed": "2段階認証を済ませてから、もう一度お試しください。",
  "step-up-needed": "本人確認がされなかったため、何も行っていません。",
  "not-oneself": "自分自身に対しては行えません。ほかの方に依頼してください。",
  "not-found": "見つかりません。ほかの方が先に変えたか、すでに終わっています。",
  "name-taken": "このサインイン名は使われています。別の名前にしてください。",
  "last-administrator": "管理者がいなくなるため、行えません。先に別の管理者を決めてください。",
  "would-lock-out": "あなた自身が設定を変えられなくなるため、保存しませんでした。",
  "settings-moved": "ほかの人が先に設定を変えたため、保存しませんでした。",
  "consultation-open": "まだ終了していない相談です。終了してから、もう一度お試しください。",
  "deletion-under-way": "この相談の削除は、ほかの人の承認を待っています。",
  "consultation-held": "この相談は保全されています。保全が解除されるまで、削除できません。",
  "lift-under-way": "この保全の解除は、ほかの人の承認を待っています。",
  "nothing-due": "期間を過ぎた相談はありません。",
  "retention-under-way": "期間を過ぎた相談の削除が、承認を待っているか、行われています。",
  "pause-under-way": "この相談者には、すでに提案または休止があります。",
  "inquiry-solved": "解決済みの問合せです。続けるには、もう一度開いてください。",
  "urgent-taken": "ほかの人が先に受けました。",
  "incident-closed": "この障害の記録は終わっています。書き加えることはできません。",
  "incident-incomplete": "影響・復旧・原因・再発防止のうち、まだ書かれていないものがあります。",
  "report-open": "前の報告を市が確かめるまで、次の報告は出せません。",
  "maintenance-ended": "この保守作業は、すでに終わっています。",
  "register-ended": "この記録は、すでに終わっています。",
  "approval-closed": "この申請は、すでに決まったか、期限が過ぎています。",
};

/** Why something was not done, for the person who wanted it. */
export function sayFailure(code: RefusalCode | "unreachable"): string {
  return said[code] ?? "うまくいきませんでした。少し待ってから、もう一度お試しください。";
}

/** Why something could not be shown: nothing was to be done, so nothing is in doubt. */
export function sayUnread(code: RefusalCode | "unreachable"): string {
  if (code !== "unreachable") return sayFailure(code);
  return "サーバーにつながらないため、読み込めませんでした。つながってから、もう一度お試しください。";
}
