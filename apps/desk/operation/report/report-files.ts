import type { SeenReportSection } from "../../../../contract/report.ts";
import { csvOf } from "../../../../domain/csv.ts";
import { reportColumns, reportRows, reportSheet } from "../../../../domain/report-rows.ts";
import { workbookFile } from "../../exports/workbook-file.ts";

export function reportCsv(sections: readonly SeenReportSection[]): Blob {
  const text = csvOf([reportColumns.map(({ name }) => name), ...reportRows(sections)]);
  return new Blob([text], { type: "text/csv;charset=utf-8" });
}

export function reportWorkbook(sections: readonly SeenReportSection[]): Promise<Blob> {
  const parts = [new Blob([JSON.stringify(reportRows(sections))])];
  return workbookFile({ name: reportSheet, columns: reportColumns, parts });
}
