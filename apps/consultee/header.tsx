import type { VNode } from "preact";
import { Say } from "./wording/say.tsx";

/** The name, and the way out: always at the same place. */
export function Header({ onLeave }: { readonly onLeave: () => void }): VNode {
  return (
    <header>
      <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="8" />
        <circle cx="12.5" cy="14" r="6.5" />
        <circle cx="21.5" cy="19.5" r="4.5" />
      </svg>
      <h1>
        <Say it="name" />
      </h1>
      <button type="button" class="leave" onClick={onLeave}>
        <Say it="leave" />
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M3 3l10 10M13 3L3 13" />
        </svg>
      </button>
    </header>
  );
}
