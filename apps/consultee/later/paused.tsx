import type { VNode } from "preact";
import { present } from "../../shared/clock.ts";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { Answering } from "./help/answering.tsx";
import { pausedWhy } from "./paused-why.ts";
import { timeSaid } from "./said.ts";

/** [PA-2] Until when nothing is taken, why in general, what goes on all the same, and who answers a telephone now. */
export function Paused({ paused }: { readonly paused: NonNullable<Page["paused"]> }): VNode {
  return (
    <div class="offline paused prose" role="status">
      <p>
        <b>
          <Say it="paused" values={{ when: timeSaid(new Date(paused.until), present()) }} />
        </b>{" "}
        <Say it={pausedWhy[paused.ground]} />
      </p>
      <p>
        <Say it="pausedStill" />
      </p>
      <Answering />
    </div>
  );
}
