import type { VNode } from "preact";
import { addressOf, type PlaceId } from "../places.ts";
import { words } from "../words-ja.ts";

/** One stroke each, on a field of 24 by 24. */
const drawings: Record<PlaceId, string> = {
  consultations: "M4 5.5h16v11h-9l-4.5 3.5v-3.5H4z",
  account: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c.8-4 4-6 8-6s7.2 2 8 6z",
};

type Props = {
  readonly places: readonly PlaceId[];
  readonly here: PlaceId;
  /** How many consultations wait for something. */
  readonly awaiting: number;
};

/** The places of the desk: only those that this person may enter. */
export function Rail({ places, here, awaiting }: Props): VNode {
  return (
    <nav class="rail" aria-label={words.places.label}>
      {places.map((place) => (
        <a
          key={place}
          class="rail-place"
          href={addressOf(place)}
          aria-current={place === here ? "page" : undefined}
        >
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path
              d={drawings[place]}
              fill="none"
              stroke="currentColor"
              stroke-width="1.8"
              stroke-linejoin="round"
            />
          </svg>
          {words.places[place]}
          {place === "consultations" && awaiting > 0 && (
            <>
              <span class="rail-count" aria-hidden="true">
                {awaiting}
              </span>
              <span class="unseen">{words.places.awaiting(awaiting)}</span>
            </>
          )}
        </a>
      ))}
    </nav>
  );
}
