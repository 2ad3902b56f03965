import type { VNode } from "preact";
import type { SeenReportSection } from "../../../../contract/report.ts";
import { words } from "./words-ja.ts";

/** The figures, as they stand on paper. */
export function Sections({ sections }: { readonly sections: readonly SeenReportSection[] }): VNode {
  return (
    <>
      {sections.map(({ heading, rows, note }, at) => (
        <section key={heading} class="report-section">
          <h3 id={`report-${at}`}>
            {at + 1}　{heading}
          </h3>
          {note && <p class="hint">{note}</p>}
          <table class="report-table" aria-labelledby={`report-${at}`}>
            <thead>
              <tr>
                <th scope="col">{words.name}</th>
                <th scope="col">{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}
