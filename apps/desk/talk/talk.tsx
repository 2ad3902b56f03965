import type { ComponentChildren, VNode } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { ConsultationId } from "../../../domain/ids.ts";
import { plain } from "../../shared/text.ts";
import { timeWords } from "../../shared/time-words.ts";
import { focusGate } from "../beside/beside.tsx";
import type { Desk } from "../desk.ts";
import { Later } from "../later/later.tsx";
import { rowState } from "../list/arrange.ts";
import { PresenceMark } from "../list/presence-mark.tsx";
import { stateWords } from "../list/row.ts";
import { LookingLine } from "../looking/looking-line.tsx";
import { NoteBox } from "../notes/note-box.tsx";
import { noteWords } from "../notes/words-ja.ts";
import { focusPane } from "../panes/focus.ts";
import { useKeyIn } from "../panes/use-key-in.ts";
import { type DeskState, mayDo } from "../state.ts";
import { DangerHint } from "../urgent/danger-hint.tsx";
import { UrgentTalkActs } from "../urgent/talk-acts.tsx";
import { UrgentRecords } from "../urgent/urgent-records.tsx";
import { words } from "../words-ja.ts";
import { openedIn } from "../work.ts";
import { About } from "./about.tsx";
import { barOf } from "./bar.ts";
import { Bottom } from "./bottom.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { linesOf } from "./lines.ts";
import { Log } from "./log.tsx";
import { RareActs } from "./rare-acts.tsx";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly now: Date;
  /** Null where the window has no room for another talk. */
  readonly openBeside: (() => void) | null;
  /** What its pane can do, at the end of its head. */
  readonly children: ComponentChildren;
};

/** The id of its heading, after which its pane is named. */
export function headingOf(id: ConsultationId): string {
  return `talk-${id}`;
}

export function Talk({ desk, state, row, now, openBeside, children }: Props): VNode {
  const [ending, setEnding] = useState(false);
  const notes = mayDo(desk.self, "note:write");
  const [noting, setNoting] = useState(false);
  useKeyIn(row.id, "note", () => notes && setNoting(!noting));
  const opened = openedIn(state, row.id);
  const bar = barOf(row, desk.self);
  useKeyIn(row.id, "claim", () => bar === "claim" && void desk.claim(row.id));
  useKeyIn(row.id, "think", () => bar === "reply" && desk.think(row.id));
  useKeyIn(row.id, "close", () => bar === "reply" && setEnding(true));
  useKeyIn(row.id, "briefing", focusGate);
  const around = {
    me: desk.self.id,
    names: state.names,
    replies: state.replies,
    now,
    holds: bar === "reply",
  };
  const lines = useMemo(
    () => linesOf(opened, around),
    [opened.talk, opened.outbox, opened.unreadAfter, opened.notes, state.names, state.replies, now, bar],
  );
  // Once only: afterwards the list may know of a message a moment before it comes, and it is news all the same.
  const caughtUp = useRef(false);
  caughtUp.current ||= opened.talk.cursor >= row.lastSeq;
  const rowIs = rowState(row, desk.self.id);

  /** The button that was pressed is gone: the focus goes to where one writes, or to the talk's head. */
  useEffect(() => {
    if (document.activeElement === document.body && desk.store.get().shown === row.id) focusPane(row.id);
  }, [bar]);

  return (
    <>
      <div class="talk-top">
        <h1 id={headingOf(row.id)} tabIndex={-1}>
          {words.talk.heading(row.number)}
        </h1>
        <p class={`talk-state state-${rowIs}`}>{stateWords(row, rowIs, state.names)}</p>
        {rowIs !== "closed" && <PresenceMark presence={state.presences.known.get(row.id) ?? "unknown"} />}
        <p class="talk-facts">
          {words.list.entrance[row.entrance]}・
          {words.talk.openedAt(plain(timeWords(new Date(row.openedAt), now)))}
        </p>
        {!row.deletedAt && <About row={row} faces={opened.talk.faces} />}
        <div class="talk-acts">
          {!row.deletedAt && <UrgentTalkActs desk={desk} row={row} />}
          {notes && !row.deletedAt && (
            <button
              type="button"
              class="quiet"
              aria-expanded={noting}
              title={noteWords.openHint}
              onClick={() => setNoting(!noting)}
            >
              {noteWords.open}
            </button>
          )}
          {bar === "reply" && (
            <button type="button" aria-disabled={opened.busy !== null} onClick={() => setEnding(true)}>
              {opened.busy === "closing" ? words.talk.closing : words.talk.close}
            </button>
          )}
          <RareActs desk={desk} row={row} opened={opened} openBeside={openBeside} />
        </div>
        {children}
      </div>
      {opened.lineReach && opened.lineReach !== "reachable" && rowIs !== "closed" && (
        <p class="talk-unreached">{words.talk.notByLine[opened.lineReach]}</p>
      )}
      <LookingLine state={state} row={row} me={desk.self.id} />
      {opened.talk.begunByStaff && rowIs !== "closed" && row.consulteeSeq === 0 && (
        <Later>{({ ReachNotice }) => <ReachNotice desk={desk} row={row} />}</Later>
      )}
      {!row.deletedAt && <UrgentRecords desk={desk} state={state} row={row} now={now} />}
      <Log
        {...{ desk, lines, id: row.id, caughtUp: caughtUp.current, holds: bar === "reply" }}
        pointedAt={state.pointedAt?.consultation === row.id ? state.pointedAt.spot : null}
      />
      <DangerHint desk={desk} state={state} row={row} />
      {noting && <NoteBox desk={desk} id={row.id} opened={opened} />}
      <Bottom desk={desk} state={state} row={row} opened={opened} />
      {ending && <CloseDialog desk={desk} row={row} opened={opened} onDone={() => setEnding(false)} />}
    </>
  );
}
