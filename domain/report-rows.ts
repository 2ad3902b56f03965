import { columnsOf, type Row } from "./columns.ts";
import type { ReportSection } from "./month-report.ts";

/** The figures of a month as the rows of a file. */
export const reportColumns = columnsOf("text", "区分", "項目", "値");
export const reportSheet = "業務報告書";

export function reportRows(sections: readonly Pick<ReportSection, "heading" | "rows">[]): readonly Row[] {
  return sections.flatMap(({ heading, rows }) => rows.map(([name, value]) => [heading, name, value]));
}
