import type { VNode } from "preact";
import type { Desk } from "../desk.ts";
import { type DeskState, shownRow } from "../state.ts";
import { words } from "../words-ja.ts";
import { barOf } from "./bar.ts";
import { straysOf } from "./stray.ts";

/** Replies that lost their consultation at a restore, until their author has sent them anew. */
export function Strays({ desk, state }: { readonly desk: Desk; readonly state: DeskState }): VNode | null {
  const strays = straysOf(state);
  const row = shownRow(state);
  if (strays.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
    <section class="strays" aria-labelledby="strays-heading" tabIndex={0}>
      <h2 id="strays-heading">{words.strays.heading}</h2>
      <p>{words.strays.lead}</p>
      <ul>
        {strays.map(({ id, number, key, text }) => (
          <li key={key ?? id}>
            <p class="hint">{words.strays.formerly(number)}</p>
            <p class="stray-text">{text}</p>
            {row && barOf(row, desk.self) === "reply" && (
              <button class="quiet" type="button" onClick={() => desk.bring(id, key)}>
                {words.strays.bring(row.number)}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
