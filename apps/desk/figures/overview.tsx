import type { VNode } from "preact";
import { countShown } from "../../../domain/published-figures.ts";
import type { FiguresRead, FiguresSeen } from "./read-figures.ts";
import type { Wanted } from "./rows-dialog.tsx";
import { counted, sayMinutes } from "./say.ts";
import { words } from "./words-ja.ts";

type Fact = {
  readonly name: string;
  readonly of: (figures: FiguresSeen) => string;
  /** The consultations that it counts. */
  readonly rows?: Pick<Wanted, "dimension" | "name">;
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
                    aria-label={words.toRows(name, of(figures))}
                    onClick={() => onRows({ ...rows, said: name })}
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
  return [
    { name: said.consultations, of: ({ consultations }) => show(consultations) },
    { name: said.people, of: ({ people }) => show(people) },
    {
      name: said.messages,
      of: ({ messages: { consultee, counsellor } }) => show(consultee + counsellor),
    },
    { name: said.fromConsultees, of: ({ messages: { consultee } }) => show(consultee) },
    { name: said.fromCounsellors, of: ({ messages: { counsellor } }) => show(counsellor) },
    {
      ...{ name: said.unanswered, of: ({ unanswered }) => show(unanswered) },
      rows: { dimension: "until-answer", name: "unanswered" },
    },
    {
      ...{ name: said.open, of: ({ open }) => show(open) },
      rows: { dimension: "standing", name: "open" },
    },
    { name: said.untilClaim, of: ({ untilClaim }) => spread(untilClaim, sayMinutes) },
    { name: said.untilAnswer, of: ({ untilAnswer }) => spread(untilAnswer, sayMinutes) },
    { name: said.untilClose, of: ({ untilClose }) => spread(untilClose, sayMinutes) },
    { name: said.length, of: ({ length }) => spread(length, messages) },
  ];
}
