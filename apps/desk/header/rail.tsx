import type { VNode } from "preact";
import { words } from "../words-ja.ts";

/** The places of the desk. Only those that exist. */
export function Rail(): VNode {
  return (
    <nav class="rail" aria-label={words.places.label}>
      <a class="rail-place" href="#list" aria-current="page">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
          <path
            d="M4 5.5h16v11h-9l-4.5 3.5v-3.5H4z"
            fill="none"
            stroke="currentColor"
            stroke-width="1.8"
            stroke-linejoin="round"
          />
        </svg>
        {words.places.consultations}
      </a>
    </nav>
  );
}
