import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import type { SeenMessage } from "../../../../contract/petition.ts";
import { type Bar, type BarGround, type BarredMessage, barGrounds, barText } from "../../../../domain/bar.ts";
import { barGroundNames } from "../../../../domain/petition-names.ts";
import { Choice } from "../../operation/fields.tsx";
import { When } from "../../when.tsx";
import { addBar, changeGround, placeIn } from "./add-bar.ts";
import { words } from "./words-ja.ts";

type Props = {
  readonly message: SeenMessage;
  readonly nth: number;
  /** Null where nothing can be changed any more. */
  readonly onSave: ((decided: BarredMessage) => void) | null;
};
const said = words.look;
const grounds = barGrounds.map((one) => [one, barGroundNames[one]] as const);

/** One message: its text to choose in, what is barred of it and why, and what is left of it then. */
export function MessageBars({ message, nth, onSave }: Props): VNode {
  const text = message.text ?? "";
  const field = useRef<HTMLTextAreaElement>(null);
  const [bars, setBars] = useState<readonly Bar[]>(message.bars);
  const [leftOut, setLeftOut] = useState<BarGround | null>(message.leftOut);
  const [isChanged, setChanged] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const isSaved = message.isLookedAt && !isChanged;

  function change(to: readonly Bar[]): void {
    setBars(to);
    setChanged(true);
    setTrouble(null);
  }

  function barChosen(): void {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const [from, to] = [placeIn(text, selectionStart), placeIn(text, selectionEnd)];
    if (from < to) change(addBar(bars, { from, to, ground: "2" }));
    else setTrouble(said.nothingChosen);
  }

  return (
    <li class="petition-message">
      <h4>
        {said.of(nth)} {said[message.by]}{" "}
        <span class="hint">
          <When at={message.at} />
        </span>{" "}
        <span class={`mark ${isSaved ? "good" : "bad"}`}>{isSaved ? said.saved : said.unsaved}</span>
      </h4>
      {onSave && (
        <>
          <label class="field">
            <span class="field-label">{said.text}</span>
            <textarea ref={field} readOnly rows={Math.min(8, 1 + Math.ceil(text.length / 40))} value={text} />
          </label>
          <p>
            <button type="button" onClick={barChosen}>
              {said.bar}
            </button>
          </p>
          <p class="trouble" role="alert">
            {trouble}
          </p>
          <BarList {...{ bars, text }} onChange={change} />
          <Choice
            label={said.leftOut}
            value={leftOut ?? "shown"}
            onChange={(value) => {
              setLeftOut(value === "shown" ? null : value);
              setChanged(true);
            }}
            options={[["shown", said.shown], ...grounds]}
          />
        </>
      )}
      <p class="field-label">{said.preview}</p>
      <p class="petition-preview prewrap">{leftOut ? said.gone : barText(text, bars)}</p>
      {onSave && (
        <button
          class="main"
          type="button"
          aria-label={`${said.save}: ${said.of(nth)}`}
          disabled={isSaved}
          onClick={() => {
            setChanged(false);
            onSave({ seq: message.seq, bars, leftOut });
          }}
        >
          {said.save}
        </button>
      )}
    </li>
  );
}

function BarList({
  bars,
  text,
  onChange,
}: {
  readonly bars: readonly Bar[];
  readonly text: string;
  readonly onChange: (bars: readonly Bar[]) => void;
}): VNode {
  if (bars.length === 0) return <p class="hint">{said.noBars}</p>;
  return (
    <ul class="petition-bars" aria-label={said.bars}>
      {bars.map((bar) => {
        const barred = text.slice(bar.from, bar.to);
        return (
          <li key={`${bar.from}-${bar.to}`}>
            <Choice
              label={said.ground(barred)}
              value={bar.ground}
              onChange={(ground) => onChange(changeGround(bars, bar, ground))}
              options={grounds}
            />
            <button type="button" onClick={() => onChange(bars.filter((other) => other !== bar))}>
              {said.drop(barred)}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
