import type { VNode } from "preact";
import { useEffect, useId, useLayoutEffect, useRef } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import { charactersLeft, grow, pressSends } from "../../shared/parts/composer.ts";
import type { Desk } from "../desk.ts";
import { words } from "../words-ja.ts";

const mostLines = 10;
/** Nobody needs to be told that 3,900 characters are left. */
const countBelow = 500;

type Props = {
  readonly desk: Desk;
  readonly id: ConsultationId;
  readonly draft: string;
  readonly thinking: boolean;
};

export function Composer({ desk, id, draft, thinking }: Props): VNode {
  const name = useId();
  const box = useRef<HTMLTextAreaElement>(null);
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

  return (
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
        onInput={(event) => desk.write(id, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!pressSends(event, "with-control")) return;
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
        <button class="quiet" type="button" aria-pressed={thinking} onClick={() => desk.think(id)}>
          {thinking ? words.talk.thinking : words.talk.think}
        </button>
        <button class="main" type="submit">
          {words.talk.send}
        </button>
      </div>
    </form>
  );
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
