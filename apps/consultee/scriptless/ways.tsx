import type { VNode } from "preact";
import type { ScriptlessView } from "../../../contract/scriptless.ts";
import type { Phase } from "../page.ts";
import { Say } from "../wording/say.tsx";
import { Press } from "./writing.tsx";

/** [CB-1] How somebody comes back: by words they took along, or by taking some. */
export function Ways({ view, phase }: { readonly view: ScriptlessView; readonly phase: Phase }): VNode {
  if (view.recoveryWords)
    return (
      <div class="card">
        <p>
          <Say it="wordsOnce" />
        </p>
        <ol class="recovery">
          {view.recoveryWords.map((word) => (
            <li>{word}</li>
          ))}
        </ol>
        <p>
          <Press what="look" class="main">
            <Say it="wordsDone" />
          </Press>
        </p>
      </div>
    );
  if (phase !== "entrance")
    return (
      <details class="card">
        <summary>
          <Say it="wayTitle" />
        </summary>
        <p>
          <Say it="wordsWhy" />
        </p>
        <p>
          <Press what="make-words">
            <Say it="wordsMake" />
          </Press>
        </p>
      </details>
    );
  return (
    <details class="card" open={view.told?.it === "words-unknown"}>
      <summary>
        <Say it="backTitle" />
      </summary>
      <p>
        <Say it="backHow" />
      </p>
      <label for="words">
        <Say it="backLabel" />
      </label>
      <textarea id="words" name="words" rows={2} cols={40} autocomplete="off" />
      <p>
        <Press what="come-back">
          <Say it="backGo" />
        </Press>
      </p>
    </details>
  );
}
