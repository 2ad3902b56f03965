import type { ExportKind } from "../../domain/export-kinds.ts";
import { auditRows } from "./audit-rows.ts";
import { cityTableRows } from "./city-table-rows.ts";
import { consultationRows } from "./consultation-rows.ts";
import { figureRows } from "./figure-rows.ts";
import { lineUsageRows } from "./line-usage-rows.ts";
import { messageRows } from "./message-rows.ts";
import type { RowReader } from "./part.ts";
import { surveyRows } from "./survey-rows.ts";

/** What stands in a file of each kind; who may take it, and in which form, says domain/export-kinds.ts. */
export const rowReaders: Readonly<Record<ExportKind, RowReader>> = {
  consultations: consultationRows,
  messages: messageRows,
  surveys: surveyRows,
  figures: figureRows,
  "city-table": cityTableRows,
  "line-usage": lineUsageRows,
  audit: auditRows,
};
