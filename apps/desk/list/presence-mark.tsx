import type { VNode } from "preact";
import type { Presence } from "../../../domain/presence.ts";
import { words } from "../words-ja.ts";
import "./presence.css";

/** [S8.7] Whether the consultee has the page open: a word, and a mark whose form differs too. */
export function PresenceMark({ presence }: { readonly presence: Presence }): VNode {
  return (
    <span class={`presence presence-${presence}`} title={words.presence.about}>
      <span class="unseen">{words.presence.label}</span>
      {words.presence[presence]}
    </span>
  );
}
