import { sql } from "kysely";
import type { MonthReportStep, ReportSection } from "../../../domain/month-report.ts";
import type { Month } from "../../../domain/period.ts";
import type { Database, Tx } from "../../storage/database.ts";

export type StoredReportStep = MonthReportStep & {
  /** Of a draft: the figures as they were. */
  readonly sections: readonly ReportSection[] | null;
  readonly sealed: Buffer | null;
};

/** One after the other for each month: whoever asks for it second waits, and sees what the first one wrote. */
export async function lockMonth(tx: Tx, month: Month): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`month-report ${month}`}, 0))`.execute(tx);
}

export async function listReportSteps(db: Database | Tx, month: Month): Promise<StoredReportStep[]> {
  const rows = await db
    .selectFrom("month_report_step")
    .selectAll()
    .where("month", "=", month)
    .orderBy("nth")
    .execute();
  return rows.map(({ nth, kind, at, staff_id: by, about, sections, sealed }) => ({
    ...{ nth, kind, at, by, about, sections, sealed },
  }));
}

export async function insertReportStep(tx: Tx, month: Month, step: StoredReportStep): Promise<void> {
  const { nth, kind, at, by, about, sections, sealed } = step;
  await tx
    .insertInto("month_report_step")
    .values({
      ...{ month, nth, kind, at, staff_id: by, about, sealed },
      sections: sections && JSON.stringify(sections),
    })
    .execute();
}
