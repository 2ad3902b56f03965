import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { newKey } from "../../shared/uuid.ts";
import { Facts } from "../beside/facts.tsx";
import type { Desk } from "../desk.ts";
import { Dialog } from "../dialog.tsx";
import { sayUnread } from "../failure-words.ts";
import type { DeskState } from "../state.ts";
import { isAtEnd } from "../talk/seen.ts";
import { openedIn } from "../work.ts";
import type { SeenStart } from "./acts.ts";
import { type First, readFirst } from "./draft.ts";
import { FirstMessage } from "./first-message.tsx";
import { Ways } from "./ways.tsx";
import { startWords as words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly onDone: () => void;
};

/** [CN-15] First what is known, to its end; then the message and why. */
export function StartDialog({ desk, state, row, onDone }: Props): VNode {
  const [seen, setSeen] = useState<SeenStart | null>(null);
  const [unread, setUnread] = useState<string | null>(null);
  const [hasRead, setHasRead] = useState(false);
  const [moved, setMoved] = useState(false);
  const draft = openedIn(state, row.id).asides.start;
  const [key] = useState(newKey);
  const written = readFirst(draft) ?? { text: "", reason: "", key };

  async function look(): Promise<void> {
    setUnread(null);
    setHasRead(false);
    const answer = await desk.consultees.see(row.id);
    if (answer.ok) setSeen(answer.value);
    else setUnread(sayUnread(answer.code));
  }
  useEffect(() => void look(), []);

  function goTo(summary: ConsultationSummary): void {
    onDone();
    desk.goTo(summary, null);
  }

  /** [TX-4] Under its own key also where it is tried again after a sign-out. */
  function write(next: First): void {
    const isEmpty = next.text === "" && next.reason === "";
    desk.writeAside(row.id, "start", isEmpty ? "" : JSON.stringify(next));
  }

  const fault = seen?.fault;
  return (
    <Dialog heading={words.heading(row.number)} onClose={onDone}>
      {!seen && !unread && <p role="status">{words.loading}</p>}
      {unread && (
        <div class="trouble" role="alert">
          <p>{unread}</p>
          <button type="button" onClick={() => void look()}>
            {words.again}
          </button>
        </div>
      )}
      {seen && (
        <>
          <h3 class="start-part">{words.ways}</h3>
          <Ways ways={seen.ways} />
          {fault && (
            <p class="confirm-warning" role="alert">
              {words.fault[fault as keyof typeof words.fault] ?? words.fault.other}
            </p>
          )}
        </>
      )}
      {seen && !fault && !hasRead && (
        <>
          <p>{moved ? words.trouble["briefing-moved"] : words.lead}</p>
          <Reading key={seen.seen} onRead={() => setHasRead(true)}>
            <Facts row={row} briefing={seen.briefing} names={state.names} gate={null} />
          </Reading>
        </>
      )}
      {seen && !fault && hasRead && (
        <FirstMessage
          {...{ written, write }}
          start={(first) => desk.consultees.start(row.id, { ...first, seen: seen.seen })}
          onStarted={(summary) => {
            desk.writeAside(row.id, "start", "");
            goTo(summary);
          }}
          onMoved={() => {
            setMoved(true);
            void look();
          }}
          onCancel={onDone}
        />
      )}
      {!(seen && !fault && hasRead) && (
        <div class="confirm-acts">
          <button type="button" onClick={onDone}>
            {words.cancel}
          </button>
          {seen?.open && (
            <button class="main" type="button" onClick={() => seen.open && goTo(seen.open)}>
              {words.goOn(seen.open.number)}
            </button>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** [BR-1] Its end has been on the screen before one can say so. */
function Reading({ onRead, children }: { readonly onRead: () => void; readonly children: VNode }): VNode {
  const box = useRef<HTMLElement>(null);
  const [atEnd, setAtEnd] = useState(false);
  const look = (): void => {
    if (box.current && isAtEnd(box.current)) setAtEnd(true);
  };
  useEffect(() => {
    look();
    box.current?.focus();
  }, []);
  return (
    <>
      <section
        class="start-briefing"
        ref={box}
        aria-label={words.briefing}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard.
        tabIndex={0}
        onScroll={look}
      >
        {children}
      </section>
      <div class="start-read">
        <button
          class="main"
          type="button"
          onClick={() => {
            if (atEnd) onRead();
            else box.current?.scrollBy({ top: box.current.clientHeight * 0.9 });
          }}
        >
          {atEnd ? words.read : words.readOn}
        </button>
      </div>
    </>
  );
}
