import type { VNode } from "preact";
import type { Page, Phase } from "./page.ts";
import type { Parts } from "./parts.ts";
import type { Visit } from "./visit.ts";
import type { Choice } from "./wording/choice.ts";
import { Say } from "./wording/say.tsx";
import { words } from "./wording/words.ts";

export const boxId = "box";

/** The box, what is wrong with what is in it, and what to do with it. Enter is a new line, always. */
export function Composer({
  page,
  phase,
  parts,
  choice,
  act,
  onChange,
}: {
  readonly page: Page;
  readonly phase: Phase;
  readonly parts: Parts | null;
  readonly choice: Choice;
  readonly act: Visit;
  /** Something was fetched that is to be drawn. */
  readonly onChange: () => void;
}): VNode {
  return (
    <footer>
      {phase === "closed" && parts && <parts.Closed />}
      <textarea
        id={boxId}
        rows={1}
        value={page.draft}
        placeholder={words.plain("boxHint")}
        aria-label={words.plain("boxLabel")}
        aria-invalid={page.fault !== null}
        aria-describedby="fault"
        onInput={(event) => act.write(event.currentTarget.value)}
      />
      <p id="fault" role="alert" class="fault prose">
        {page.fault && parts && <parts.Fault {...page} />}
      </p>
      {page.wordingsOpen && parts && <parts.Wordings choice={choice} />}
      <div class="actions">
        {parts && <parts.PictureBox page={page} choice={choice} act={act} onChange={onChange} />}
        <button
          type="button"
          class="quiet"
          aria-expanded={page.wordingsOpen}
          aria-controls="wordings"
          onClick={() => act.showWordings(!page.wordingsOpen)}
        >
          <Say it="wording" />
        </button>
        <button
          type="button"
          class="quiet urgent"
          aria-expanded={page.helpOpen}
          aria-controls="help"
          onClick={() => act.showHelp(!page.helpOpen)}
        >
          <Say it="urgent" />
        </button>
        {parts && <parts.Left draft={page.draft} />}
        {phase === "closed" ? (
          <button type="button" class="main" onClick={act.startAnew}>
            <Say it="startAnew" />
          </button>
        ) : (
          <button type="button" class="main" onClick={act.send}>
            <Say it="send" />
          </button>
        )}
      </div>
    </footer>
  );
}
