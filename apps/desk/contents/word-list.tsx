import type { VNode } from "preact";
import { shortestTerm } from "../../../domain/search.ts";
import { Bar } from "../figures/bar.tsx";
import { counted, shareOf } from "../figures/say.ts";
import type { Analysed } from "./run.ts";
import { words } from "./words-ja.ts";

type Counts = Analysed["words"];
type Props = { readonly counts: Counts; readonly people: number; readonly search: (word: string) => void };

const shownAtOnce = 20;

/** The words that most people wrote, each with its bar: picture and table are one. */
export function WordList({ counts, people, search }: Props): VNode {
  const [first, rest] = [counts.slice(0, shownAtOnce), counts.slice(shownAtOnce)];
  const most = counts[0]?.people ?? 1;
  const said = words.most;
  return (
    <>
      <Words label={said.heading} counts={first} {...{ people, search, most }} />
      {rest.length > 0 && (
        <details class="figure-table">
          <summary>{said.more(shownAtOnce + 1, counts.length)}</summary>
          <Words
            label={said.more(shownAtOnce + 1, counts.length)}
            counts={rest}
            {...{ people, search, most }}
          />
        </details>
      )}
    </>
  );
}

function Words({
  label,
  counts,
  people,
  most,
  search,
}: Props & { readonly label: string; readonly most: number }): VNode {
  const said = words.most;
  return (
    <table class="count-table contents-words" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{said.word}</th>
          <th scope="col">{said.count}</th>
          <th scope="col">{said.share}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map((one) => (
          <tr key={one.word}>
            <th scope="row">
              {[...one.word.replace("～", "")].length < shortestTerm ? (
                <span class="contents-word">{one.word}</span>
              ) : (
                <button
                  type="button"
                  class="contents-word"
                  aria-label={said.search(one.word, counted(one.people))}
                  onClick={() => search(one.word)}
                >
                  {one.word}
                </button>
              )}
              <Bar count={one.people} most={most} />
            </th>
            <td>{counted(one.people)}</td>
            <td>{shareOf(one.people, people)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
