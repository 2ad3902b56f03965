import type { VNode } from "preact";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import { pausedWhy } from "../later/paused-why.ts";
import { timeSaid } from "../later/said.ts";
import { Say } from "../wording/say.tsx";

/** [PA-2] Until when nothing is taken, why in general, and what goes on all the same. */
export function PausedNow({
  paused,
  now,
}: {
  readonly paused: NonNullable<ScriptlessView["paused"]>;
  readonly now: Date;
}): VNode {
  return (
    <div class="card" role="status">
      <p>
        <b>
          <Say it="paused" values={{ when: timeSaid(paused.until, now) }} />
        </b>{" "}
        <Say it={pausedWhy[paused.ground]} />
      </p>
      <p>
        <Say it="pausedStill" />
      </p>
    </div>
  );
}
