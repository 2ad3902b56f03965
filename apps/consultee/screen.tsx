import type { VNode } from "preact";
import { Composer } from "./composer.tsx";
import { Greeting, Questions } from "./entrance.tsx";
import { Header } from "./header.tsx";
import { Help, Offline } from "./help.tsx";
import { Log } from "./log.tsx";
import { type Page, phaseOf } from "./page.ts";
import { Say } from "./say.tsx";
import type { Visit } from "./visit.ts";

/** The whole page. The box is one and the same from the greeting to the end, so that it never loses the focus. */
export function Screen({
  page,
  act,
  onLeave,
  onBelow,
}: {
  readonly page: Page;
  readonly act: Visit;
  readonly onLeave: () => void;
  /** To the newest words. */
  readonly onBelow: () => void;
}): VNode {
  const phase = phaseOf(page);
  return (
    <div class={`screen ${phase}`}>
      <Header onLeave={onLeave} />
      <div class="middle">
        <main tabIndex={phase === "entrance" ? undefined : 0}>
          {phase === "entrance" ? <Greeting /> : <Log page={page} act={act} />}
        </main>
        {page.newsBelow && (
          <button type="button" class="below" onClick={onBelow}>
            <Say it="newest" />
          </button>
        )}
        <div class="offline prose" role="status">
          {page.offline && <Offline />}
        </div>
        <Composer page={page} phase={phase} act={act} />
        {phase === "entrance" && <Questions />}
      </div>
      <Help open={page.helpOpen} onClose={() => act.showHelp(false)} />
    </div>
  );
}
