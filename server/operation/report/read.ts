import { refuseFaultyMonth, standingOfReport } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { readSections } from "./read-sections.ts";
import { openReportWords } from "./seal-report.ts";
import { listReportSteps } from "./store.ts";
import type { OpenedReport, OpenedReportStep } from "./view.ts";

/** [MR-1] The figures of a month as they stand now, and what was drafted, said and agreed to. */
export async function readMonthReport(tools: Tools, month: Month): Promise<OpenedReport> {
  refuseFaultyMonth(month, tools.now());
  const [sections, steps, people] = await Promise.all([
    readSections(tools, month),
    readReportSteps(tools, month),
    listColleagues(tools),
  ]);
  const writers = new Set(steps.map(({ by }) => by));
  return {
    ...{ sections, steps, standing: standingOfReport(steps) },
    people: people.filter(({ id }) => writers.has(id)),
  };
}

export async function readReportSteps(tools: Tools, month: Month): Promise<readonly OpenedReportStep[]> {
  const stored = await listReportSteps(tools.db, month);
  return stored.map((step) => ({ ...step, ...openReportWords(tools, month, step) }));
}
