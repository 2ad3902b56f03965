import type { VNode } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import type { Risk } from "../../../domain/risk.ts";
import type { Desk } from "../desk.ts";
import { rowState } from "../list/arrange.ts";
import { PresenceMark } from "../list/presence-mark.tsx";
import { rowWords } from "../list/row.ts";
import { LookingLine } from "../looking/looking-line.tsx";
import { NoteBox } from "../notes/note-box.tsx";
import type { DeskState } from "../state.ts";
import { linesOf } from "../talk/lines.ts";
import { Log } from "../talk/log.tsx";
import { words as deskWords } from "../words-ja.ts";
import { openedIn } from "../work.ts";
import { RiskMark } from "./choice.tsx";
import { words } from "./words-ja.ts";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly now: Date;
  readonly risk: Risk | null;
  /** To the talk itself, with all that is known of it. */
  readonly open: () => void;
  readonly stop: () => void;
};

/** A talk as it happens: its words, who looks, and a place for what is said to the counsellor alone. */
export function WatchedCard({ desk, state, row, now, risk, open, stop }: Props): VNode {
  const [noting, setNoting] = useState(false);
  const { id, number } = row;
  const me = desk.self.id;
  const opened = openedIn(state, id);
  const { names, replies } = state;
  const lines = useMemo(
    () => linesOf(opened, { me, names, replies, now, holds: false }),
    [opened.talk, opened.notes, names, replies, now],
  );
  const presence = state.presences.known.get(id) ?? "unknown";
  const said = rowWords(row, { me, names, now, unreadCount: null, presence });
  const heading = `live-${id}`;
  return (
    <article class="live-card" aria-labelledby={heading}>
      <header class="live-card-top">
        <h3 id={heading}>{deskWords.talk.heading(number)}</h3>
        {said.urgent && <span class="row-urgent">{deskWords.list.urgent}</span>}
        {risk && risk !== "none" && <RiskMark risk={risk} />}
        <div class="live-card-state">
          <p class={`talk-state state-${rowState(row, me)}`} title={said.stateWords}>
            {said.stateWords}
          </p>
          {said.presence && <PresenceMark presence={said.presence} />}
        </div>
        <p class="live-facts" title={said.about}>
          {said.entrance}
          {said.about && `・${said.about}`}
        </p>
      </header>
      <LookingLine state={state} row={row} me={me} />
      {/* Several talks at once are not read aloud: whoever wants that goes into one. */}
      <Log {...{ desk, id, lines }} caughtUp={false} holds={false} pointedAt={null} />
      {noting && <NoteBox desk={desk} id={id} opened={opened} />}
      <footer class="live-card-acts">
        {!row.deletedAt && (
          <button
            type="button"
            class="quiet"
            aria-expanded={noting}
            aria-label={words.noteOf(number)}
            onClick={() => setNoting(!noting)}
          >
            {words.note}
          </button>
        )}
        <button type="button" class="quiet" aria-label={words.openOf(number)} onClick={open}>
          {words.open}
        </button>
        <button type="button" class="quiet" aria-label={words.stopOf(number)} onClick={stop}>
          {words.stop}
        </button>
      </footer>
    </article>
  );
}
