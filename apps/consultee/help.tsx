import type { VNode } from "preact";
import { type HelpDesk, firstHelpDesks as helpDesks, sortedByOpen } from "../../domain/help-desk.ts";
import { present } from "../shared/clock.ts";
import { Ruby } from "../shared/parts/ruby.tsx";
import { hoursWords } from "./help.ts";
import { emergencyNumbers } from "./help-desks.ts";
import { Say } from "./say.tsx";

/** いそぐときは: who can be called, those who answer now first. */
export function Help({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }): VNode {
  return (
    <aside id="help" class={open ? "help open" : "help"} aria-labelledby="help-title">
      <h2 id="help-title" tabIndex={-1}>
        <Say it="helpTitle" />
      </h2>
      <h3 class="prose">
        <Say it="helpDanger" />
      </h3>
      <ul class="emergency">
        {emergencyNumbers.map(({ name, number }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <Ruby text={name} /> <strong>{number}</strong>
            </a>
          </li>
        ))}
      </ul>
      <h3 class="prose">
        <Say it="helpTalk" />
      </h3>
      <ul class="desks">
        {sortedByOpen(helpDesks, present()).map((one) => (
          <Desk key={one.desk.number} {...one} />
        ))}
      </ul>
      <button type="button" class="back" onClick={onClose}>
        <Say it="helpBack" />
      </button>
    </aside>
  );
}

/** While nothing gets through: what became of the words, and somebody who answers now. */
export function Offline(): VNode {
  const answering = sortedByOpen(helpDesks, present())[0]?.desk;
  return (
    <>
      <p>
        <Say it="offline" />
      </p>
      {answering && (
        <p>
          <Say it="offlineHelp" />
          <br />
          <Ruby text={answering.name} /> <a href={telOf(answering)}>{answering.number}</a>
        </p>
      )}
    </>
  );
}

function telOf({ number }: { readonly number: string }): string {
  return `tel:${number.replace(/-/g, "")}`;
}

function Desk({
  desk: { name, number, calendar },
  open,
}: {
  readonly desk: HelpDesk;
  readonly open: boolean;
}): VNode {
  const hours = hoursWords(calendar);
  return (
    <li class={open ? "answering" : ""}>
      <p class="desk">
        <Ruby text={name} />
      </p>
      <a href={telOf({ number })}>{number}</a>
      <b>
        <Say it={open ? "openNow" : "closedNow"} />
      </b>
      <p class="hours">{hours && <Say {...hours} />}</p>
    </li>
  );
}
