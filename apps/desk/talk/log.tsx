import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ConsultationId } from "../../../domain/ids.ts";
import type { Desk } from "../desk.ts";
import { words } from "../words-ja.ts";
import { LogLine } from "./line.tsx";
import type { Line } from "./lines.ts";
import { pointTo, type Spot } from "./point-to.ts";
import { isAtEnd, seenUpTo } from "./seen.ts";

type Props = {
  readonly desk: Desk;
  readonly id: ConsultationId;
  readonly lines: readonly Line[];
  /** Everything up to what the list knows is there: from now on news are read aloud. */
  readonly caughtUp: boolean;
  /** What is on the screen counts as read from the moment one holds it. */
  readonly holds: boolean;
  /** What a search led to: another value for each time. */
  readonly pointedAt: Spot | null;
};

export function Log({ desk, id, lines, caughtUp, holds, pointedAt }: Props): VNode {
  const box = useRef<HTMLDivElement>(null);
  const stick = useRef(true);
  const placed = useRef(false);
  const pointed = useRef<Props["pointedAt"]>(null);
  const [below, setBelow] = useState(false);

  function look(): void {
    if (!box.current || document.visibilityState !== "visible") return;
    const edge = box.current.getBoundingClientRect().bottom;
    const theirs = [...box.current.querySelectorAll<HTMLElement>("[data-seq]:not(.own)")].map((one) => ({
      seq: Number(one.dataset["seq"]),
      bottom: one.getBoundingClientRect().bottom,
    }));
    const upTo = seenUpTo(theirs, edge);
    if (upTo > 0) desk.seen(id, upTo);
    setBelow(!isAtEnd(box.current) && (theirs.at(-1)?.seq ?? 0) > upTo);
  }

  function toEnd(): void {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }

  useLayoutEffect(() => {
    if (!box.current || lines.length === 0) return;
    const unread = box.current.querySelector<HTMLElement>(".log-unread");
    if (!placed.current && unread) box.current.scrollTop = unread.offsetTop - 16;
    else if (stick.current) toEnd();
    if (pointed.current !== pointedAt && pointTo(box.current, pointedAt)) pointed.current = pointedAt;
    placed.current = caughtUp;
    stick.current = isAtEnd(box.current);
    look();
  }, [lines, caughtUp, holds, pointedAt]);

  useEffect(() => {
    const resized = new ResizeObserver(() => {
      if (stick.current) toEnd();
      look();
    });
    if (box.current) resized.observe(box.current);
    document.addEventListener("visibilitychange", look);
    return () => {
      resized.disconnect();
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  return (
    <div class="log-frame">
      <div
        class="log"
        ref={box}
        role="log"
        aria-label={words.talk.log}
        aria-live={caughtUp ? "polite" : "off"}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
        tabIndex={0}
        onScroll={() => {
          if (box.current) stick.current = isAtEnd(box.current);
          look();
        }}
      >
        {lines.length === 0 && <p class="log-loading">{words.talk.loading}</p>}
        {lines.map((line) => (
          <LogLine key={line.id} line={line} desk={desk} id={id} />
        ))}
      </div>
      {below && (
        <button class="log-below" type="button" onClick={toEnd}>
          {words.talk.newBelow}
        </button>
      )}
    </div>
  );
}
