import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { findPrivateWords } from "../../../domain/private-words.ts";
import { words } from "./words-ja.ts";

type Props = {
  /** All that is about to be sent. */
  readonly texts: readonly string[];
  readonly asIs: boolean;
  readonly onChoose: (asIs: boolean) => void;
};

const mostShown = 5;

/** [OP-2] Points to what looks like a consultation's words or like somebody, and asks whether it is. */
export function PrivateHint({ texts, asIs, onChoose }: Props): VNode | null {
  const name = useId();
  const said = words.privately;
  const found = texts.flatMap((text) =>
    findPrivateWords(text).map(({ kind, from, to }) => ({ kind, hit: text.slice(from, to) })),
  );
  if (found.length === 0) return null;
  return (
    <fieldset class="private-hint whole">
      <legend>{said.heading}</legend>
      <ul>
        {found.slice(0, mostShown).map(({ kind, hit }, at) => (
          <li key={at}>
            <span class="mark">{said.kinds[kind]}</span> {hit}
          </li>
        ))}
      </ul>
      <p class="hint">{said.why}</p>
      {([false, true] as const).map((choice) => (
        <label key={String(choice)} class="tick">
          <input type="radio" name={name} checked={asIs === choice} onChange={() => onChoose(choice)} />
          {choice ? said.asIs : said.masked}
        </label>
      ))}
    </fieldset>
  );
}
