import type { OutputOf } from "../../../contract/endpoint.ts";
import type * as contract from "../../../contract/report.ts";
import type { MonthReportStanding, MonthReportStep, ReportSection } from "../../../domain/month-report.ts";
import type { Staff } from "../../../domain/people.ts";

export type OpenedReportStep = MonthReportStep & {
  /** Of a draft: the figures as they were, and what is planned for the month after. */
  readonly sections: readonly ReportSection[] | null;
  readonly next: string | null;
  readonly words: string | null;
};
export type OpenedReport = {
  /** As they stand now. */
  readonly sections: readonly ReportSection[];
  readonly steps: readonly OpenedReportStep[];
  readonly standing: MonthReportStanding;
  readonly people: readonly Staff[];
};

/** What leaves, field by field. */
export function reportView({
  sections,
  steps,
  standing,
  people,
}: OpenedReport): OutputOf<typeof contract.readMonthReport> {
  return {
    sections: sections.map(sectionView),
    steps: steps.map(({ nth, kind, at, by, about, words, next, sections: kept }) => ({
      ...{ nth, kind, at: at.toISOString(), by, about, words, next },
      sections: kept ? kept.map(sectionView) : null,
    })),
    standing,
    people: people.map(({ id, displayName }) => ({ id, displayName })),
  };
}

function sectionView({ heading, rows, note }: ReportSection) {
  return { heading, rows: rows.map(([name, value]): [string, string] => [name, value]), note };
}
