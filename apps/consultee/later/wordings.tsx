import type { VNode } from "preact";
import type { Wording } from "../../../domain/wording.ts";
import type { Choice } from "../wording/choice.ts";

/** Each is named in its own wording. */
export const labels: readonly (readonly [Wording, string])[] = [
  ["lower-primary", "ひらがな"],
  ["upper-primary", "ふりがな"],
  ["standard", "漢字"],
  ["english", "English"],
];

/** The wordings to choose from, each named in its own. */
export function Wordings({ choice }: { readonly choice: Choice }): VNode {
  return (
    <p id="wordings" class="wordings">
      {labels.map(([wording, label]) => (
        <button
          key={wording}
          type="button"
          lang={wording === "english" ? "en" : "ja"}
          aria-pressed={choice.wording() === wording}
          onClick={() => choice.choose(wording)}
        >
          {label}
        </button>
      ))}
    </p>
  );
}
