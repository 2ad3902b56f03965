import type { RegisterKind, RegisterOutcome } from "../../../../domain/register.ts";

/** Every word of 管理簿. */
export const words = {
  heading: "管理簿",
  tabs: {
    training: "研修",
    subcontract: "再委託",
    copy: "媒体・複写",
    rules: "きまり",
    review: "権限の見直し",
  },
  leads: {
    training: "職員が受けた研修の記録です。月報には、ここから数えた回数と人数が載ります。",
    subcontract: "業務の一部をほかの事業者に任せるときは、先に市の許可が要ります。",
    copy: "書き出しのほかに持ち出した媒体・印刷物・複写の記録です。書き出したファイルは「書き出し」の台帳にあります。",
  } satisfies Record<RegisterKind, string>,
  number: (kind: RegisterKind, number: number) =>
    `${({ training: "研修", subcontract: "再委託", copy: "複写" } as const)[kind]} ${number}`,
  open: "続いている記録",
  held: "行った研修",
  past: "終わった記録",
  nothing: "まだ記録はありません。書くと、ここに残ります。",
  nothingPast: "終わった記録は、ここに残ります。",
  untrained: {
    heading: "研修をまだ受けていない・期限を過ぎた職員",
    none: "全員が受けています。",
  },
  on: { training: "行った日", subcontract: "はじまり", copy: "作った日" },
  until: { training: "次に受ける期限", subcontract: "おわり", copy: "返却・廃棄の期限" },
  noUntil: "なし",
  detail: { training: "研修をした人（講師）", subcontract: "扱うデータ", copy: "扱うデータ" },
  staff: "受けた職員",
  written: "書いた人",
  approved: "市の許可",
  result: "結果",
  states: {
    waiting: "市の許可を待っています",
    approved: "許可済み",
    overdue: "期限を過ぎています",
  },
  outcomes: {
    refused: "市が断った",
    over: "終わった",
    returned: "返却した",
    destroyed: "廃棄した",
    mistaken: "書き誤り（取り消し）",
  } satisfies Record<RegisterOutcome, string>,
  notice: (waiting: number, overdue: number) => {
    const parts = [
      waiting > 0 && `市の許可を待っている記録が${waiting}件`,
      overdue > 0 && `期限を過ぎた記録が${overdue}件`,
    ].filter((part) => part !== false);
    return parts.length === 0
      ? null
      : `${parts.join("、")}あります。「運用」の「管理簿」で確かめてください。`;
  },
  allow: "許可する",
  refuse: "断る",
  decided: { allowed: "許可しました。", refused: "断りました。" },
  ending: {
    begin: { training: "取り消す", subcontract: "終える", copy: "返却・廃棄を記録する" },
    outcome: "どうなったか",
    words: "結果（方法・立ち会った人など）",
    send: "この内容で終える",
    cancel: "やめる",
  },
  form: {
    begin: { training: "研修を記録する", subcontract: "再委託を記録する", copy: "媒体・複写を記録する" },
    title: { training: "研修の名前", subcontract: "任せる先", copy: "媒体・複写物" },
    words: { training: "研修の内容", subcontract: "任せる業務", copy: "何のために、どこへ" },
    optional: "（なければ空欄）",
    send: "記録する",
    cancel: "やめる",
    missing: {
      training: "研修の名前、行った日、研修をした人、受けた職員を入力してください。",
      subcontract: "任せる先、期間、扱うデータを入力してください。",
      copy: "媒体・複写物、作った日、期限、扱うデータを入力してください。",
    } satisfies Record<RegisterKind, string>,
    faulty: "期限は、はじめの日より後にしてください。これからの日の研修や複写は、まだ記録できません。",
    done: (what: string) => `記録しました（${what}）。`,
  },
} as const;
