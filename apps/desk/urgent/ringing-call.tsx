import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { OpenUrgentCall } from "../../../contract/sync.ts";
import { sayFailure } from "../failure-words.ts";
import type { UrgentTrouble } from "./acts.ts";
import { alarm } from "./alarm.ts";
import { Elapsed } from "./elapsed.tsx";
import { urgentWords as words } from "./words-ja.ts";

type Props = {
  readonly call: OpenUrgentCall;
  readonly caller: string;
  readonly heard: boolean;
  readonly muted: boolean;
  readonly onMute: () => void;
  readonly onTake: () => Promise<UrgentTrouble | null>;
};

/** Somebody is called, here and now. It takes no focus: whoever is writing to a child goes on writing. */
export function RingingCall({ call, caller, heard, muted, onMute, onTake }: Props): VNode {
  const [taking, setTaking] = useState(false);
  const [trouble, setTrouble] = useState<UrgentTrouble | null>(null);

  async function take(): Promise<void> {
    if (taking) return;
    setTaking(true);
    setTrouble(await onTake());
    setTaking(false);
  }

  return (
    <article class="urgent-ringing">
      <div role="alert">
        <h2>{words.ringing(caller)}</h2>
        <p class="urgent-number">{words.number(call.number)}</p>
      </div>
      <Elapsed since={call.calledAt} />
      <p>{call.step > 1 ? words.mailed : call.step > 0 ? words.widened : words.ringingHint}</p>
      <div class="urgent-acts">
        <button class="main urgent-take" type="button" aria-disabled={taking} onClick={() => void take()}>
          {taking ? words.taking : words.take}
        </button>
        <span class="hint">{words.keyToTake}</span>
        {heard
          ? !muted && (
              <button type="button" onClick={onMute}>
                {words.sound.mute}
              </button>
            )
          : !muted && (
              <>
                <span>{words.sound.blocked}</span>
                <button type="button" onClick={() => void alarm.allow()}>
                  {words.sound.allow}
                </button>
              </>
            )}
      </div>
      <p class="trouble" role="alert">
        {trouble && (words.trouble[trouble] ?? sayFailure(trouble))}
      </p>
    </article>
  );
}
