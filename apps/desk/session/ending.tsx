import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { present } from "../../shared/clock.ts";
import { Dialog } from "../dialog.tsx";
import { useStore } from "../use-store.ts";
import { type Ending, minutesLeft } from "./ending.ts";
import type { OwnSession } from "./own-session.ts";
import { words } from "./words-ja.ts";

type Props = { readonly session: OwnSession };

/** [ST-6] Nobody seems to be there: the way to stay is one key away. */
export function IdleDialog({ session }: Props): VNode | null {
  const ending = useStore(session.ending, (soon) => soon);
  useEffect(() => listenForSomebody(session.somebodyIsThere), [session]);
  if (ending?.by !== "idle") return null;
  const goOn = (): void => void session.goOn();
  return (
    <Dialog heading={words.idle.heading} onClose={goOn}>
      <p class="door-note">{words.idle.left(left(ending))}</p>
      <p class="door-note">{words.idle.kept}</p>
      <div class="confirm-acts">
        <button class="main" type="button" onClick={goOn}>
          {words.idle.goOn}
        </button>
      </div>
    </Dialog>
  );
}

/** Nothing puts this end off, so nothing is asked: somebody may be in the middle of a sentence. */
export function LimitNote({ session }: Props): VNode | null {
  const ending = useStore(session.ending, (soon) => soon);
  if (ending?.by !== "limit") return null;
  return (
    <p class="header-trouble" role="status">
      {words.limit(left(ending))}
    </p>
  );
}

/** As of this drawing: the desk draws itself anew every quarter of a minute, and when this becomes something else. */
function left(ending: Ending): string {
  return words.minutes(minutesLeft(ending, present()));
}

const signs = ["keydown", "pointerdown", "wheel", "touchmove"] as const;

function listenForSomebody(there: () => void): () => void {
  for (const sign of signs) addEventListener(sign, there, { passive: true });
  return () => {
    for (const sign of signs) removeEventListener(sign, there);
  };
}
