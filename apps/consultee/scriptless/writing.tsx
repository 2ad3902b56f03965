import type { VNode } from "preact";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import { Ruby } from "../../shared/parts/ruby.tsx";
import type { Phase } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { ownWords } from "./words.ts";

/** The box and what to do with it; in its place, while the page turns anew by itself, the way back to it. */
export function Writing({ view, phase }: { readonly view: ScriptlessView; readonly phase: Phase }): VNode {
  if (view.watching)
    return (
      <div class="writing">
        <p>
          <Ruby text={ownWords.say("watching")} />
        </p>
        <p>
          <Press what="write" class="main">
            <Ruby text={ownWords.say("write")} />
          </Press>
        </p>
      </div>
    );
  return (
    <div class="writing">
      {phase === "closed" && (
        <p>
          <Say it="closedMore" />
        </p>
      )}
      <label for="box">
        <Say it="boxLabel" />
      </label>
      <textarea id="box" name="text" rows={5} cols={40} aria-describedby={view.told ? "told" : undefined}>
        {view.text}
      </textarea>
      <p>
        <Press what={phase === "closed" ? "open" : "send"} class="main">
          <Say it={phase === "closed" ? "startAnew" : "send"} />
        </Press>
        {phase !== "entrance" && (
          <Press what="look">
            <Ruby text={ownWords.say("look")} />
          </Press>
        )}
      </p>
      {phase !== "entrance" && phase !== "closed" && (
        <p>
          <Press what="watch" class="quiet">
            <Ruby text={ownWords.say("watch")} />
          </Press>
        </p>
      )}
    </div>
  );
}

/** A button of the one form: whatever is pressed, what is in the box goes along. */
export function Press({
  what,
  class: look,
  lang,
  pressed,
  children,
}: {
  readonly what: string;
  readonly class?: string;
  readonly lang?: string;
  readonly pressed?: boolean;
  readonly children: VNode | string;
}): VNode {
  return (
    <button
      type="submit"
      name="do"
      value={what}
      class={look}
      lang={lang}
      aria-pressed={pressed === undefined ? undefined : pressed ? "true" : "false"}
    >
      {children}
    </button>
  );
}
