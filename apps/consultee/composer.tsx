import type { VNode } from "preact";
import { charactersLeft } from "../shared/parts/composer.ts";
import type { Page, Phase } from "./page.ts";
import { Say } from "./say.tsx";
import type { Visit } from "./visit.ts";
import { words } from "./words.ts";

export const boxId = "box";

/** The box, what is wrong with what is in it, and what to do with it. Enter is a new line, always. */
export function Composer({
  page,
  phase,
  act,
}: {
  readonly page: Page;
  readonly phase: Phase;
  readonly act: Visit;
}): VNode {
  const left = page.draft.length > 3_500 ? charactersLeft(page.draft) : null;
  return (
    <footer>
      {phase === "closed" && (
        <p class="prose">
          <Say it="closedMore" />
        </p>
      )}
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
        {page.fault === "message-empty" && <Say it="faultEmpty" />}
        {page.fault === "message-too-long" && (
          <Say it="faultLong" values={{ over: -charactersLeft(page.draft) }} />
        )}
        {page.fault === "message-malformed" && <Say it="faultMalformed" />}
      </p>
      <div class="actions">
        <button
          type="button"
          class="quiet urgent"
          aria-expanded={page.helpOpen}
          aria-controls="help"
          onClick={() => act.showHelp(!page.helpOpen)}
        >
          <Say it="urgent" />
        </button>
        {left !== null && left >= 0 && (
          <span class="left">
            <Say it="left" values={{ left }} />
          </span>
        )}
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
