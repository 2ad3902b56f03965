import { columnsOf, type Row } from "../../domain/columns.ts";
import { lineFigureNames } from "../../domain/line-report.ts";
import { lineFigures } from "../../domain/line-usage.ts";
import { monthsOf } from "../../domain/period.ts";
import { readUsage } from "../line/usage.ts";
import type { RowReader } from "./part.ts";

/** The figures of the place LINE, month by month: whole months, of every month that the period touches. */
export const lineUsageRows: RowReader = {
  columns: [...columnsOf("text", "月", "項目"), ...columnsOf("number", "件数")],
  async read(tools, period) {
    const rows: Row[] = [];
    for (const month of monthsOf(period)) {
      const usage = await readUsage(tools, month);
      for (const figure of lineFigures) rows.push([month, lineFigureNames[figure], String(usage[figure])]);
    }
    return { rows, next: null };
  },
};
