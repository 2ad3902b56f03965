import type { VNode } from "preact";
import { type HelpDesk, sortedByOpen } from "../../../../domain/help-desk.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import { Say } from "../../wording/say.tsx";
import { helpDesks } from "../reception/known.ts";
import { nameOf, telOf } from "./desk-words.ts";
import { hoursWords } from "./help.ts";
import { emergencyNumbers } from "./help-desks.ts";

/** いそぐときは: who can be called, those who answer now first. */
export function Help(): VNode {
  return (
    <>
      <h3 class="prose">
        <Say it="helpDanger" />
      </h3>
      <ul class="emergency">
        {emergencyNumbers.map((one) => (
          <li key={one.number}>
            <a href={telOf(one)}>
              <Ruby text={nameOf(one)} /> <strong>{one.number}</strong>
            </a>
          </li>
        ))}
      </ul>
      <h3 class="prose">
        <Say it="helpTalk" />
      </h3>
      <ul class="desks">
        {sortedByOpen(helpDesks(), present()).map((one) => (
          <Desk key={one.desk.number} {...one} />
        ))}
      </ul>
    </>
  );
}

function Desk({ desk, open }: { readonly desk: HelpDesk; readonly open: boolean }): VNode {
  const hours = hoursWords(desk.calendar);
  return (
    <li class={open ? "answering" : ""}>
      <p class="desk">
        <Ruby text={nameOf(desk)} />
      </p>
      <a href={telOf(desk)}>{desk.number}</a>
      <b>
        <Say it={open ? "openNow" : "closedNow"} />
      </b>
      <p class="hours">{hours && <Say {...hours} />}</p>
    </li>
  );
}
