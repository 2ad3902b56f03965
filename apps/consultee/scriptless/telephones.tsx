import type { VNode } from "preact";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import { sortedByOpen } from "../../../domain/help-desk.ts";
import { Ruby } from "../../shared/parts/ruby.tsx";
import { nameOf, telOf } from "../later/help/desk-words.ts";
import { hoursWords } from "../later/help/help.ts";
import { emergencyNumbers } from "../later/help/help-desks.ts";
import { Say } from "../wording/say.tsx";

/** いそぐときは: who can be called, those who answer at this moment first. */
export function Telephones({ helpDesks, now }: Pick<ScriptlessView, "helpDesks" | "now">): VNode {
  return (
    <div class="help" id="help">
      <h2>
        <Say it="urgent" />
      </h2>
      <h3>
        <Say it="helpDanger" />
      </h3>
      <ul>
        {emergencyNumbers.map((one) => (
          <li>
            <Ruby text={nameOf(one)} /> <a href={telOf(one)}>{one.number}</a>
          </li>
        ))}
      </ul>
      <h3>
        <Say it="helpTalk" />
      </h3>
      <ul>
        {sortedByOpen(helpDesks, now).map(({ desk, open }) => {
          const hours = hoursWords(desk.calendar);
          return (
            <li>
              <Ruby text={nameOf(desk)} /> <a href={telOf(desk)}>{desk.number}</a>{" "}
              <b>
                <Say it={open ? "openNow" : "closedNow"} />
              </b>
              {hours && (
                <span class="hours">
                  <Say {...hours} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
