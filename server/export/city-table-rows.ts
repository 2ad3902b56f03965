import { cityColumns, cityRows, cityTables } from "../../domain/city-table.ts";
import { seeFigures } from "../figures/see-figures.ts";
import type { RowReader } from "./part.ts";

/** 市の公表する表, as 集計 shows it. */
export const cityTableRows: RowReader = {
  columns: cityColumns,
  async read(tools, { from, to, masked }) {
    const figures = await seeFigures(tools, { from, to });
    return { rows: cityRows(cityTables(figures, { from, to }, masked)), next: null };
  },
};
