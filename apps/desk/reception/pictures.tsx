import type { VNode } from "preact";
import type { Draft } from "./draft.ts";
import { Tick } from "./fields.tsx";
import { words } from "./words-ja.ts";

/** [PI-1] 写真: whether consultees may send any, and what becomes of them. */
export function Pictures({
  typed,
  scanned,
  onChange,
}: {
  readonly typed: Draft;
  /** Whether a scanner is set up where the service runs. */
  readonly scanned: boolean;
  readonly onChange: (typed: Draft) => void;
}): VNode {
  return (
    <section class="place-section" aria-labelledby="reception-pictures">
      <h2 id="reception-pictures">{words.pictures}</h2>
      <p class="hint">{words.picturesHint}</p>
      <Tick
        label={words.takePictures}
        checked={typed.pictures}
        onChange={(pictures) => onChange({ ...typed, pictures })}
      />
      <p class="hint">{scanned ? words.picturesScanned : words.picturesNotScanned}</p>
    </section>
  );
}
