import type { VNode } from "preact";
import { Say } from "../../wording/say.tsx";

/** 合言葉, this once: large, one a line, to be written down. They go to the clipboard, and to a printer, by a press only. */
export function NewWords({
  words,
  onDone,
}: {
  readonly words: readonly string[];
  readonly onDone: () => void;
}): VNode {
  return (
    <>
      <ol class="recovery" lang="ja">
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ol>
      <p class="prose" role="status">
        <Say it="wordsOnce" />
      </p>
      <div class="actions">
        <button
          type="button"
          onClick={() => void navigator.clipboard?.writeText(words.join("\n")).catch(() => {})}
        >
          <Say it="wordsCopy" />
        </button>
        <button type="button" onClick={() => print()}>
          <Say it="wordsPrint" />
        </button>
        <button type="button" class="main" onClick={onDone}>
          <Say it="wordsDone" />
        </button>
      </div>
    </>
  );
}
