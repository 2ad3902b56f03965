import type { VNode } from "preact";
import { Composer } from "./composer.tsx";
import { Greeting } from "./entrance.tsx";
import { Header } from "./header.tsx";
import { Help, Offline } from "./help.tsx";
import { Log } from "./log.tsx";
import { type Page, phaseOf } from "./page.ts";
import type { Parts } from "./parts.ts";
import type { Visit } from "./visit.ts";
import type { Choice } from "./wording/choice.ts";

/** The whole page. The box is one and the same from the greeting to the end, so that it never loses the focus. */
export function Screen({
  page,
  parts,
  choice,
  act,
  onLeave,
  onBelow,
  onChange,
}: {
  readonly page: Page;
  /** Null until they are here, with their words: everything works without. */
  readonly parts: Parts | null;
  readonly choice: Choice;
  readonly act: Visit;
  readonly onLeave: () => void;
  /** To the newest words. */
  readonly onBelow: () => void;
  /** Something was fetched that is to be drawn. */
  readonly onChange: () => void;
}): VNode {
  const phase = phaseOf(page);
  // It comes late: above the box of the entrance it would move what somebody is about to touch.
  const practice = parts && <parts.PracticePage wording={choice.wording()} onChange={onChange} />;
  return (
    <div class={`screen ${phase}${page.offline ? " cut-off" : ""}`}>
      <Header onLeave={onLeave} />
      <div class="middle">
        {phase !== "entrance" && practice}
        {parts && <parts.Maintenance wording={choice.wording()} onChange={onChange} />}
        {parts && <parts.News page={page} />}
        <main tabIndex={phase === "entrance" ? undefined : 0}>
          {phase === "entrance" ? (
            <>
              <Greeting />
              {parts && <parts.AloudIntro />}
              <div class="place">
                {parts && <parts.Status wording={choice.wording()} onChange={onChange} />}
              </div>
            </>
          ) : (
            <Log page={page} parts={parts} choice={choice} act={act} onChange={onChange} />
          )}
        </main>
        {page.newsBelow && parts && <parts.Below onBelow={onBelow} />}
        <div class="offline prose" role="status">
          {page.offline && <Offline parts={parts} />}
        </div>
        {page.paused && parts && <parts.Paused paused={page.paused} />}
        <Composer page={page} phase={phase} parts={parts} choice={choice} act={act} onChange={onChange} />
        {phase === "entrance" && parts && (
          <div class="below-box">
            {practice}
            <parts.ComeBack act={act} />
            <parts.Questions />
          </div>
        )}
      </div>
      <Help open={page.helpOpen} parts={parts} onClose={() => act.showHelp(false)} />
    </div>
  );
}
