import type { VNode } from "preact";
import { Bar } from "../figures/bar.tsx";
import { counted } from "../figures/say.ts";
import { stepOf } from "../heat/steps.ts";
import "../heat/heat-picture.css";
import type { Analysed } from "./run.ts";
import { words } from "./words-ja.ts";

type Props = { readonly counts: Analysed["words"]; readonly pairs: Analysed["pairs"] };

const [mostDrawn, mostListed] = [12, 20];
const [cell, gap, right] = [26, 2, 130];

/** Which words stood in one message: a picture of the first twelve, and the table of the pairs. */
export function Together({ counts, pairs }: Props): VNode {
  const said = words.together;
  const [top] = pairs;
  if (!top) return <p>{said.none}</p>;
  return (
    <>
      <Matrix drawn={counts.slice(0, mostDrawn).map(({ word }) => word)} pairs={pairs} />
      <table class="count-table" aria-label={said.heading}>
        <thead>
          <tr>
            <th scope="col">{said.pairs}</th>
            <th scope="col">{words.most.count}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.slice(0, mostListed).map(({ words: [one, other], people }) => (
            <tr key={`${one} ${other}`}>
              <th scope="row">
                {said.pair(one, other)}
                <Bar count={people} most={top.people} />
              </th>
              <td>{counted(people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Below the diagonal, where each word is named once for its row and its column. */
function Matrix({
  drawn,
  pairs,
}: {
  readonly drawn: readonly string[];
  readonly pairs: Props["pairs"];
}): VNode {
  const said = words.together;
  const of = new Map(pairs.map(({ words: [one, other], people }) => [`${one} ${other}`, people]));
  const most = pairs[0]?.people ?? 1;
  const at = (place: number): number => place * (cell + gap);
  const [top] = pairs;
  const label = said.picture(
    drawn.length,
    top ? said.top(top.words[0], top.words[1], counted(top.people)) : "",
  );
  return (
    <svg
      class="heat-picture contents-matrix"
      viewBox={`0 0 ${at(drawn.length) + right} ${at(drawn.length)}`}
      role="img"
      aria-label={label}
    >
      {drawn.map((word, row) => (
        <g key={word}>
          {drawn.slice(0, row).map((other, column) => {
            const people = of.get(`${other} ${word}`) ?? of.get(`${word} ${other}`) ?? 0;
            return (
              <rect
                key={other}
                class={`heat-${stepOf(people, most)}`}
                x={at(column)}
                y={at(row)}
                width={cell}
                height={cell}
                rx={3}
              >
                {people > 0 && <title>{said.cell(other, word, counted(people))}</title>}
              </rect>
            );
          })}
          <text x={at(row) + 2} y={at(row) + cell - 8}>
            {word}
          </text>
        </g>
      ))}
    </svg>
  );
}
