import type { VNode } from "preact";
import type { Dimension } from "../../../domain/figures.ts";
import { countShown } from "../../../domain/published-figures.ts";
import type { FiguresRead, FiguresSeen } from "./read-figures.ts";
import type { Wanted } from "./rows-dialog.tsx";
import { counted, sayMinutes } from "./say.ts";
import { words } from "./words-ja.ts";

type Fact = {
  readonly name: string;
  readonly of: (figures: FiguresSeen) => string;
  /** What it counts; null where it is no count. */
  readonly rows: Omit<Wanted, "heading"> | null;
};
type Spread = FiguresSeen["length"];

/** 全体: the numbers of a period that belong to no name of a dimension, beside those of the other one. */
export function Overview({
  read: { figures, compared },
  published,
  onRows = null,
}: {
  readonly read: FiguresRead;
  readonly published: boolean;
  readonly onRows?: ((wanted: Wanted) => void) | null;
}): VNode {
  return (
    <>
      <table class="count-table overview" aria-label={words.overview}>
        <thead>
          <tr>
            <th scope="col">{words.item}</th>
            <th scope="col">{words.period.label}</th>
            {compared && <th scope="col">{words.before}</th>}
          </tr>
        </thead>
        <tbody>
          {factsOf(published).map(({ name, of, rows }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {rows && onRows && of(figures) !== "0" ? (
                  <button
                    type="button"
                    aria-label={words.toRows[rows.unit](name, of(figures))}
                    onClick={() => onRows({ ...rows, heading: name })}
                  >
                    {of(figures)}
                  </button>
                ) : (
                  of(figures)
                )}
              </td>
              {compared && <td>{of(compared.figures)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{words.facts.peopleNote}</p>
      <p class="hint">{words.facts.spreadNote}</p>
    </>
  );
}

function factsOf(published: boolean): readonly Fact[] {
  const said = words.facts;
  const show = (count: number): string => counted(countShown(count, published));
  const spread = (of: Spread, say: (value: number) => string): string => {
    if (!of) return words.none;
    return published && of.of < 5
      ? words.hidden
      : words.spread(say(of.median), say(of.p90), of.of.toLocaleString("ja-JP"));
  };
  const messages = (count: number): string => words.messages(count.toLocaleString("ja-JP"));
  const all = { unit: "messages", under: null } as const;
  const spreads: readonly Omit<Fact, "rows">[] = [
    { name: said.untilClaim, of: ({ untilClaim }) => spread(untilClaim, sayMinutes) },
    { name: said.untilAnswer, of: ({ untilAnswer }) => spread(untilAnswer, sayMinutes) },
    { name: said.untilClose, of: ({ untilClose }) => spread(untilClose, sayMinutes) },
    { name: said.length, of: ({ length }) => spread(length, messages) },
  ];
  const rowsUnder = (dimension: Dimension, name: string): Fact["rows"] => ({
    ...{ unit: "consultations", under: { dimension, name } },
  });
  return [
    {
      ...{ name: said.consultations, of: ({ consultations }) => show(consultations) },
      rows: { unit: "consultations", under: null },
    },
    { name: said.people, of: ({ people }) => show(people), rows: { unit: "people", under: null } },
    {
      ...{ name: said.messages, rows: all },
      of: ({ messages: { consultee, counsellor } }) => show(consultee + counsellor),
    },
    {
      ...{ name: said.fromConsultees, rows: all },
      of: ({ messages: { consultee } }) => show(consultee),
    },
    {
      ...{ name: said.fromCounsellors, rows: all },
      of: ({ messages: { counsellor } }) => show(counsellor),
    },
    {
      ...{ name: said.unanswered, of: ({ unanswered }) => show(unanswered) },
      rows: rowsUnder("until-answer", "unanswered"),
    },
    {
      ...{ name: said.open, of: ({ open }) => show(open) },
      rows: rowsUnder("standing", "open"),
    },
    ...spreads.map(({ name, of }) => ({ name, of, rows: null })),
  ];
}
