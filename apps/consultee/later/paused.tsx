import type { VNode } from "preact";
import type { PauseGround } from "../../../domain/pause.ts";
import { present } from "../../shared/clock.ts";
import type { Page } from "../page.ts";
import { Say } from "../wording/say.tsx";
import type { Sentence } from "../wording/sentence.ts";
import { Answering } from "./help/answering.tsx";
import { timeSaid } from "./said.ts";

const why: Readonly<Record<PauseGround, Sentence>> = {
  hurtful: "pausedHurtful",
  flooding: "pausedFlooding",
  other: "pausedOther",
};

/** [PA-2] Until when nothing is taken, why in general, what goes on all the same, and who answers a telephone now. */
export function Paused({ paused }: { readonly paused: NonNullable<Page["paused"]> }): VNode {
  return (
    <div class="offline paused prose" role="status">
      <p>
        <b>
          <Say it="paused" values={{ when: timeSaid(new Date(paused.until), present()) }} />
        </b>{" "}
        <Say it={why[paused.ground]} />
      </p>
      <p>
        <Say it="pausedStill" />
      </p>
      <Answering />
    </div>
  );
}
