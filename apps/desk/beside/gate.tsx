import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Desk } from "../desk.ts";
import { isPressed } from "../keys/table.ts";
import { isAtEnd } from "../talk/seen.ts";
import type { BriefingShown } from "./shown.ts";
import { besideWords as words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly id: ConsultationId;
  readonly briefing: Extract<BriefingShown, { at: "there" }>;
  readonly gate: "unread" | "moved" | null;
  readonly children: ComponentChildren;
};

/** The briefing's text. While it has to be read, its end has been on the screen before one can say so. */
export function Gate({ desk, id, briefing, gate, children }: Props): VNode {
  const box = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(false);

  function look(): void {
    if (box.current && isAtEnd(box.current)) setAtEnd(true);
  }

  // What became known since has its own end.
  useEffect(() => {
    setAtEnd(false);
    box.current?.scrollTo({ top: 0 });
    look();
    const resized = new ResizeObserver(look);
    if (box.current) resized.observe(box.current);
    return () => resized.disconnect();
  }, [briefing.value, gate]);

  function goOn(): void {
    if (atEnd) void desk.beside.read(id);
    else box.current?.scrollBy({ top: box.current.clientHeight * 0.9 });
  }

  return (
    <>
      <section
        class="beside-body"
        ref={box}
        data-gate={gate && ""}
        aria-labelledby="beside-heading"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
        tabIndex={0}
        onScroll={look}
        onKeyDown={(event) => {
          if (!gate || !isPressed(event, "go-on") || event.target !== event.currentTarget) return;
          event.preventDefault();
          goOn();
        }}
      >
        {children}
      </section>
      {gate && (
        <div class="beside-foot">
          <button class="main" type="button" aria-disabled={briefing.busy} onClick={goOn}>
            {briefing.busy ? words.reading : atEnd ? words.read : words.readOn}
          </button>
          <p class="hint">{words.keys}</p>
        </div>
      )}
    </>
  );
}
