import * as contract from "../../contract/figures.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { seeFigures, seeRows } from "./see-figures.ts";

const mostRows = 1_000;

export function figuresRoutes(http: Http, tools: Tools): void {
  answer(http, contract.seeFigures, (period) => seeFigures(tools, period));

  answer(http, contract.seeFigureRows, async ({ dimension, name, ...period }) => {
    const facts = await seeRows(tools, period, dimension, name);
    return {
      of: facts.length,
      rows: facts.slice(0, mostRows).map(({ id, number, openedAt, entrance }) => ({
        ...{ id, number, entrance },
        openedAt: openedAt.toISOString(),
      })),
    };
  });
}
