import type { VNode } from "preact";
import type { ConsultationSummary } from "../../../contract/sync.ts";
import { focusGate } from "../beside/beside.tsx";
import { mustRead } from "../beside/briefing.ts";
import type { Desk } from "../desk.ts";
import { nameOf } from "../list/row.ts";
import { StartBar } from "../start/start-bar.tsx";
import type { DeskState } from "../state.ts";
import { words } from "../words-ja.ts";
import { barOf } from "./bar.ts";
import { Composer } from "./composer.tsx";
import type { Opened } from "./opened.ts";

type Props = {
  readonly desk: Desk;
  readonly state: DeskState;
  readonly row: ConsultationSummary;
  readonly opened: Opened;
};

/** What one can do below a talk, or why nothing. A text that can no longer be sent stays within reach. */
export function Bottom({ desk, state, row, opened }: Props): VNode {
  const bar = barOf(row, desk.self);
  const gate = bar === "reply" ? mustRead(state, row.id) : null;
  const holder = nameOf(row.counsellor, state.names);
  return (
    <div class="bottom">
      <p class="trouble" role="alert">
        {opened.trouble === "alreadyClaimed"
          ? words.talk.alreadyClaimed(holder)
          : opened.trouble && words.talk.trouble[opened.trouble]}
      </p>
      {(bar !== "reply" || gate === "unread") && opened.draft.trim() !== "" && (
        <label class="kept">
          <span class="composer-label">{words.talk.keptText}</span>
          <textarea readOnly rows={3} value={opened.draft} />
        </label>
      )}
      {gate && (
        <div class="gate-bar">
          <p>{gate === "unread" ? words.talk.toBriefing : words.talk.toNews}</p>
          <button class={gate === "unread" ? "main" : ""} type="button" onClick={focusGate}>
            {words.talk.goToBriefing}
          </button>
        </div>
      )}
      {bar === "reply" && gate !== "unread" && (
        <Composer
          key={row.id}
          desk={desk}
          id={row.id}
          draft={opened.draft}
          thinking={state.thinking.has(row.id)}
          about={row.attributes}
        />
      )}
      {bar === "claim" && (
        <div class="bar">
          <p>{words.talk.claimHint}</p>
          <button
            class="main"
            type="button"
            aria-disabled={opened.busy !== null}
            onClick={() => void desk.claim(row.id)}
          >
            {opened.busy === "claiming" ? words.talk.claiming : words.talk.claim}
          </button>
        </div>
      )}
      {bar === "waiting" && <p class="bar">{words.talk.waitingReadOnly}</p>}
      {bar === "held-by-other" && <p class="bar">{words.talk.heldByOther(holder)}</p>}
      {bar === "closed" && (
        <div class="bar">
          <p>{words.talk.closedReadOnly}</p>
          <StartBar {...{ desk, state, row }} />
        </div>
      )}
      {bar === "deleted" && <p class="bar">{words.talk.deletedReadOnly}</p>}
    </div>
  );
}
