import * as contract from "../../contract/figures.ts";
import { answer, type Http } from "../edge/http.ts";
import type { Tools } from "../tools.ts";
import { seeFigures } from "./see-figures.ts";
import { seeRows } from "./see-rows.ts";

const mostRows = 1_000;

export function figuresRoutes(http: Http, tools: Tools): void {
  answer(http, contract.seeFigures, (period) => seeFigures(tools, period));

  answer(http, contract.seeFigureRows, async ({ unit, under, ...period }) => {
    const rows = await seeRows(tools, period, { unit, under });
    const people = new Map(
      [...new Set(rows.map(({ consultee }) => consultee))].map((one, n) => [one, n + 1]),
    );
    return {
      of: {
        ...{ consultations: rows.length, people: people.size },
        messages: rows.reduce((sum, { ofConsultee, ofCounsellor }) => sum + ofConsultee + ofCounsellor, 0),
      },
      rows: rows.slice(0, mostRows).map((row) => ({
        ...{ id: row.id, number: row.number, entrance: row.entrance },
        ...{ openedAt: row.openedAt.toISOString(), person: people.get(row.consultee) ?? 1 },
        messages: { consultee: row.ofConsultee, counsellor: row.ofCounsellor },
      })),
    };
  });
}
