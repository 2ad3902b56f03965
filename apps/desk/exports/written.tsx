import type { VNode } from "preact";
import { words } from "./words-ja.ts";

type Props = {
  readonly reason: string;
  readonly setReason: (reason: string) => void;
  readonly remindTo: string;
  readonly setRemindTo: (remindTo: string) => void;
};

/** What is written in one's own words where a file is asked for, and to whom the reminder of its day goes. */
export function Written({ reason, setReason, remindTo, setRemindTo }: Props): VNode {
  const said = words.ask;
  return (
    <>
      <label class="field exports-whole">
        <span class="field-label">{said.reason}</span>
        <textarea
          rows={2}
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <div class="exports-whole">
        <label class="field">
          <span class="field-label">{said.remindTo}</span>
          <input
            type="email"
            multiple
            maxLength={800}
            value={remindTo}
            aria-describedby="exports-remind"
            onInput={(event) => setRemindTo(event.currentTarget.value)}
          />
        </label>
        <p class="hint" id="exports-remind">
          {said.remindHint}
        </p>
      </div>
    </>
  );
}
