import type { VNode } from "preact";
import { sortedByOpen } from "../../../../domain/help-desk.ts";
import { present } from "../../../shared/clock.ts";
import { Ruby } from "../../../shared/parts/ruby.tsx";
import { Say } from "../../wording/say.tsx";
import { helpDesks } from "../reception/known.ts";
import { nameOf, telOf } from "./desk-words.ts";

/** While nothing gets through: who answers a telephone now. Open by itself; who has seen it may fold it. */
export function Answering(): VNode {
  return (
    <details open>
      <summary>
        <Say it="offlineHelp" />
      </summary>
      <ul>
        {sortedByOpen(helpDesks(), present())
          .filter(({ open }) => open)
          .map(({ desk }) => (
            <li key={desk.number}>
              <Ruby text={nameOf(desk)} /> <a href={telOf(desk)}>{desk.number}</a>
            </li>
          ))}
      </ul>
    </details>
  );
}
