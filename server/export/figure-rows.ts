import { countCell } from "../../domain/city-table.ts";
import { columnsOf, type Row } from "../../domain/columns.ts";
import { dimensionNames, hiddenName, overallNames, sayName } from "../../domain/figure-names.ts";
import { type Dimension, dimensions, type Figures, type Spread } from "../../domain/figures.ts";
import { leastPublished } from "../../domain/masking.ts";
import { countShown, countsShown, isPublishedWithOthers } from "../../domain/published-figures.ts";
import { seeFigures } from "../figures/see-figures.ts";
import type { RowReader } from "./part.ts";

/** 集計: every question of a period in one table, as the screens count it. The city's table is a file of its own. */
export const figureRows: RowReader = {
  columns: [...columnsOf("text", "集計", "項目"), ...columnsOf("number", "数")],
  async read(tools, { from, to, masked }) {
    const figures = await seeFigures(tools, { from, to });
    const asked = dimensions.filter((one) => one !== "city-table" && (!masked || isPublishedWithOthers(one)));
    return {
      rows: [...overall(figures, masked), ...asked.flatMap((one) => rowsOf(figures, one, masked))],
      next: null,
    };
  },
};

function rowsOf(figures: Figures, dimension: Dimension, masked: boolean): Row[] {
  return countsShown(figures, dimension, masked).counts.map(({ name, count }) => [
    ...[dimensionNames[dimension], sayName(dimension, name), countCell(count)],
  ]);
}

function overall(figures: Figures, masked: boolean): Row[] {
  const { messages, untilClaim, untilAnswer, untilClose, length } = figures;
  const said = overallNames;
  const counts: readonly (readonly [string, number])[] = [
    [said.consultations, figures.consultations],
    [said.people, figures.people],
    [said.messages, messages.consultee + messages.counsellor],
    [said.fromConsultees, messages.consultee],
    [said.fromCounsellors, messages.counsellor],
    [said.unanswered, figures.unanswered],
    [said.open, figures.open],
  ];
  const spreads: readonly (readonly [string, string, Spread | null])[] = [
    [said.untilClaim, "分", untilClaim],
    [said.untilAnswer, "分", untilAnswer],
    [said.untilClose, "分", untilClose],
    [said.length, "通", length],
  ];
  return [
    ...counts.map(([name, count]) => ["全体", name, countCell(countShown(count, masked))]),
    ...spreads.flatMap(([name, unit, spread]) =>
      (["median", "p90"] as const).map((which) => [
        "全体",
        `${name}（${which === "median" ? "中央値" : "9割"}・${unit}）`,
        !spread ? "" : masked && spread.of < leastPublished ? hiddenName : oneDecimal(spread[which]),
      ]),
    ),
  ];
}

function oneDecimal(value: number): string {
  return String(Math.round(value * 10) / 10);
}
