import type {
  ItemOutcome,
  RetentionClass,
  RetentionFaultCode,
  RunState,
} from "../../../../domain/retention.ts";

const classes: Record<RetentionClass, string> = {
  usual: "相談",
  grave: "危険のあった相談",
};

/** What the tab 保存期間 says. */
export const words = {
  lead: "相談者の最後の相談が終わってから、決めた月数のあいだ保存します。過ぎても、ひとりでには消えません。申請し、ほかの人が承認したものだけが削除されます。",
  classes,
  graveHint:
    "緊急の呼び出し・急ぎの印・安全確認シート・学校などへの伝達が一度でもあった相談者の相談は、すべて「危険のあった相談」です。",
  loading: "読み込んでいます…",
  someone: "職員",
  cancel: "やめる",
  busy: "実行しています…",

  periods: {
    heading: "保存する期間",
    field: (name: string) => `${name}(月)`,
    hint: "空欄にすると、期間を決めません(削除されません)。12か月から1200か月まで。5年は60です。",
    months: (months: number | null) =>
      months === null
        ? "期間を決めていない(削除されない)"
        : months % 12 === 0
          ? `${months / 12}年`
          : `${months}か月`,
    save: "期間を保存する",
    saved: (version: number) => `期間を保存しました(第${version}版)。これだけでは、何も消えません。`,
    version: (version: number) => (version === 0 ? "まだ決められていません。" : `第${version}版`),
    number: "月数を数字で入力してください。",
    faults: {
      "period-too-short": "12か月より短くはできません。",
      "period-too-long": "1200か月より長くはできません。",
      "grave-shorter": "「危険のあった相談」の期間は、「相談」の期間より短くできません。",
    } satisfies Record<RetentionFaultCode, string>,
  },
  due: {
    heading: "期間を過ぎた相談",
    none: "期間を過ぎた相談はありません。",
    class: "種別",
    before: "この日より前に終わったもの",
    count: "削除できる",
    held: "保全されている",
    oldest: "いちばん古い終わり",
    no: "―",
    list: (shown: number, all: number) =>
      shown < all ? `相談の番号(古いものから${shown}件)` : `相談の番号(${all}件)`,
    one: (number: number, day: string) => `#${number}(${day})`,
    oneHeld: (number: number, day: string) => `#${number}(${day}・保全)`,
    copies: (count: number) =>
      `相談を書き出したファイルが${count}件、まだ返却・廃棄されていません。削除しても、ファイルは残ります。「書き出し」の台帳で確かめてください。`,
    propose: "削除を申請する",
  },
  proposal: {
    heading: (count: number) => `期間を過ぎた相談${count}件の削除を申請しますか`,
    goes: "メッセージ・記録・メモ・書きかけなど、書かれたことがすべて消えます。相談があったこと、番号、日時、操作の記録は残ります。",
    exact:
      "申請した時点のものだけが対象です。承認までに保全されたもの、相談者が戻ってきたものは、削除されません。",
    forGood: "ほかの人が承認すると、順に削除されます。元に戻すことはできません。",
    backups: "バックアップからは、古いバックアップがなくなったときに消えます。",
    reason: "申請の理由",
    reasonHint: "承認する人が読みます。相談の内容は書かないでください。",
    reasonMissing: "理由を入力してください。",
    confirm: "申請する",
    done: (count: number) =>
      `${count}件の削除を申請しました。ほかの人が「承認」で承認すると、削除が始まります。`,
  },
  runs: {
    heading: "これまでの申請",
    none: "申請はまだありません。",
    what: (count: number) => `期間を過ぎた相談${count}件の削除`,
    wanted: "内訳",
    of: (usual: number, grave: number) => `相談${usual}件・危険のあった相談${grave}件`,
    proposed: "申請した人",
    agreed: "承認した人",
    nobody: "まだいません",
    begun: "始まり",
    finished: "終わり",
    progress: (done: number, all: number) => `${all}件のうち${done}件が済みました`,
    outcomes: {
      deleted: "削除した",
      held: "保全されたため残した",
      changed: "すでに消えていた・相談者が戻った",
    } satisfies Record<ItemOutcome, string>,
    count: (count: number) => `${count}件`,
    states: {
      proposed: "承認を待っています",
      "not-agreed": "承認されませんでした",
      "under-way": "削除しています",
      finished: "終わりました",
    } satisfies Record<RunState, string>,
  },
} as const;
