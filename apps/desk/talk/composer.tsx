import type { VNode } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AttributesOfBoth } from "../../../domain/attributes.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { charactersLeft, grow } from "../../shared/parts/composer.ts";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import { inserted, opensTemplates } from "../templates/opens.ts";
import { TemplatePicker } from "../templates/picker.tsx";
import { templateWords } from "../templates/words-ja.ts";
import { words } from "../words-ja.ts";

const mostLines = 10;
/** Nobody needs to be told that 3,900 characters are left. */
const countBelow = 500;

type Props = {
  readonly desk: Desk;
  readonly id: ConsultationId;
  readonly draft: string;
  readonly thinking: boolean;
  /** Of whoever asks. */
  readonly about: AttributesOfBoth;
};

export function Composer({ desk, id, draft, thinking, about }: Props): VNode {
  const name = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [picking, setPicking] = useState(false);
  const left = charactersLeft(draft);
  useEffect(() => {
    const fallSilent = (): void => desk.fallSilent(id);
    addEventListener("pagehide", fallSilent);
    return () => {
      removeEventListener("pagehide", fallSilent);
      fallSilent();
    };
  }, []);
  useLayoutEffect(() => {
    if (box.current) grow(box.current, mostLines);
  }, [draft]);

  function send(): void {
    desk.send(id);
    box.current?.focus();
  }

  function write(text: string, isComposing: boolean): void {
    if (isComposing || !opensTemplates(draft, text)) desk.write(id, text);
    else openPicker();
  }

  /** The stroke was no word of the reply: the box is as empty as it was. */
  function openPicker(): void {
    if (box.current) box.current.value = "";
    desk.write(id, "");
    setPicking(true);
  }

  function leavePicker(): void {
    setPicking(false);
    box.current?.focus();
  }

  function put(text: string): void {
    const next = inserted(draft, text, box.current?.selectionStart ?? draft.length);
    desk.write(id, next.draft);
    leavePicker();
    // Drawn by then.
    requestAnimationFrame(() => box.current?.setSelectionRange(next.caret, next.caret));
  }

  return (
    <div class="composer-place">
      {picking && (
        <TemplatePicker
          desk={desk}
          about={about}
          onPick={put}
          onLeave={leavePicker}
          onGone={() => setPicking(false)}
        />
      )}
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label class="composer-label" for={name}>
          {words.talk.reply}
        </label>
        <textarea
          id={name}
          ref={box}
          rows={3}
          value={draft}
          aria-describedby={`${name}-keys ${name}-left`}
          onFocus={() => setPicking(false)}
          onInput={(event) => write(event.currentTarget.value, event.isComposing)}
          onCompositionEnd={({ currentTarget: { value } }) => opensTemplates("", value) && openPicker()}
          onKeyDown={(event) => {
            if (!isPressed(event, "send")) return;
            event.preventDefault();
            send();
          }}
        />
        <div class="composer-foot">
          <p class="hint" id={`${name}-keys`}>
            {isMac() ? words.talk.sendKeys.mac : words.talk.sendKeys.other}
          </p>
          <p class={left < 0 ? "hint over" : "hint"} id={`${name}-left`} aria-live="polite">
            {left < 0 ? words.talk.over(-left) : left < countBelow && words.talk.left(left)}
          </p>
          <button
            class="quiet"
            type="button"
            aria-expanded={picking}
            title={templateWords.openHint}
            onClick={() => setPicking(!picking)}
          >
            {templateWords.open}
          </button>
          <button class="quiet" type="button" aria-pressed={thinking} onClick={() => desk.think(id)}>
            {thinking ? words.talk.thinking : words.talk.think}
          </button>
          <button class="main" type="submit">
            {words.talk.send}
          </button>
        </div>
      </form>
    </div>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
