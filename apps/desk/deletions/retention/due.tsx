import type { VNode } from "preact";
import type { RetentionPreview } from "../../../../contract/retention.ts";
import { inJapan } from "../../../../domain/japan-time.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly preview: RetentionPreview;
  /** Null for whoever may not, and while another one is under way. */
  readonly onPropose: (() => void) | null;
};

/** With its year: it may be long ago. */
const dayOf = (at: string | null): string =>
  at ? inJapan(new Date(at)).day.replaceAll("-", "/") : words.due.no;

/** What is over for longer than its period at this moment: in numbers, and which. */
export function Due({ preview: { classes, consultations, copies }, onPropose }: Props): VNode {
  const said = words.due;
  const due = classes.reduce((sum, one) => sum + one.due, 0);
  const all = classes.reduce((sum, one) => sum + one.due + one.held, 0);
  return (
    <section class="place-section" aria-labelledby="retention-due">
      <h2 id="retention-due">{said.heading}</h2>
      {all === 0 ? (
        <p class="hint">{said.none}</p>
      ) : (
        <>
          <div class="retention-table">
            <table>
              <thead>
                <tr>
                  {[said.class, said.before, said.count, said.held, said.oldest].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {classes.map((one) => (
                  <tr key={one.class}>
                    <th scope="row">{words.classes[one.class]}</th>
                    <td>{dayOf(one.before)}</td>
                    <td>{words.runs.count(one.due)}</td>
                    <td>{words.runs.count(one.held)}</td>
                    <td>{dayOf(one.oldest)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <details class="retention-list">
            <summary>{said.list(consultations.length, all)}</summary>
            <ul>
              {consultations.map(({ number, endedAt, isHeld }) => (
                <li key={number}>{(isHeld ? said.oneHeld : said.one)(number, dayOf(endedAt))}</li>
              ))}
            </ul>
          </details>
          {copies > 0 && <p class="hint retention-copies">{said.copies(copies)}</p>}
          {onPropose && due > 0 && (
            <div class="operation-acts">
              <button class="main" type="button" onClick={onPropose}>
                {said.propose}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
