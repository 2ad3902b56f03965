import { dated } from "../../../domain/dated.ts";
import { saidMonth } from "../../../domain/month-figures.ts";
import type { ReportSection } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import type { Paper, PaperBlock } from "../../pdf/paper.ts";

export type ReportOnPaper = {
  readonly month: Month;
  readonly sections: readonly ReportSection[];
  /** 第2版（案）, or that there is none yet. */
  readonly version: string;
  readonly words: string;
  readonly next: string;
  readonly madeAt: Date;
  /** By whom and when the city agreed; null: it has not. */
  readonly agreed: { readonly by: string; readonly at: Date } | null;
};

const columns = [
  { name: "項目", width: 3 },
  { name: "値", width: 4 },
];
const unsaid = "（記載なし）";

function sectionBlocks({ heading, note, rows }: ReportSection, at: number): readonly PaperBlock[] {
  return [
    { kind: "heading", level: 2, text: `${at + 1}　${heading}` },
    ...(note === "" ? [] : [{ kind: "words", text: note, quiet: true } as const]),
    { kind: "table", title: heading, columns, rows },
  ];
}

/** [MR-3] 業務報告書: the very figures of the screen, and what the operator wrote to them. */
export function monthReportPaper(report: ReportOnPaper): Paper {
  const { month, sections, version, words, next, madeAt, agreed } = report;
  const title = `業務報告書　${saidMonth(month)}`;
  const decision = agreed ? `市の承認: ${agreed.by}（${dated(agreed.at)}）` : "市の承認: まだ";
  const written = (heading: string, text: string): readonly PaperBlock[] => [
    { kind: "heading", level: 2, text: heading },
    { kind: "words", text: text === "" ? unsaid : text },
  ];
  return {
    ...{ title, madeAt, foot: title, lines: [`${version}　${dated(madeAt)} 作成`, decision] },
    blocks: [...written("報告", words), ...written("翌月の計画", next), ...sections.flatMap(sectionBlocks)],
  };
}
