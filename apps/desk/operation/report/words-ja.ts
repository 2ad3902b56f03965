import type { MonthReportStanding, MonthReportStepKind } from "../../../../domain/month-report.ts";

/** Every word of 月報. */
export const words = {
  lead: "その月の業務の履行状況です。数字は、それぞれの画面と同じものを、記録から数えています。",
  month: "月",
  standings: {
    none: "案はまだありません",
    draft: "案が出ています",
    commented: "市の意見があります",
    agreed: "承認済み",
  } satisfies Record<MonthReportStanding, string>,
  version: (nth: number) => `第${nth}版`,
  now: "いまの数字",
  figuresOf: (version: string) => `${version}の数字`,
  line: "案と、市の意見",
  nothing: "まだ何も出ていません。",
  steps: { draft: "案を出した", comment: "意見を書いた", agree: "承認した" } satisfies Record<
    MonthReportStepKind,
    string
  >,
  next: "翌月の計画",
  name: "項目",
  value: "値",
  files: {
    pdf: "PDF",
    xlsx: "Excel",
    csv: "CSV",
    making: "ファイルを作っています…",
    saved: "ファイルを保存しました。",
    name: (month: string, version: string, ending: string) => `業務報告書-${month}-${version}.${ending}`,
    noVersion: "数字のみ",
  },
  draft: {
    heading: "案を出す",
    notOver: "この月が終わると、案を出せます。",
    words: "報告（その月にしたこと、気をつけたいこと）",
    next: "翌月の計画",
    send: "この数字で案を出す",
    missing: "報告と翌月の計画を入力してください。",
    done: "案を出しました。",
  },
  decide: {
    heading: (version: string) => `${version}について`,
    words: "市の意見（承認するときは、なくてもかまいません）",
    comment: "意見を返す",
    agree: "承認する",
    missing: "意見を入力してください。",
    commented: "意見を返しました。",
    agreed: "承認しました。",
  },
} as const;
