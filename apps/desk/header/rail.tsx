import type { VNode } from "preact";
import { addressOf, type PlaceId } from "../places.ts";
import { words } from "../words-ja.ts";

/** One stroke each, on a field of 24 by 24. */
const drawings: Record<PlaceId, string> = {
  team: "M12 10.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 19.5c.6-3.6 2.8-5.5 6-5.5s5.4 1.9 6 5.5zM4 12.5a2 2 0 1 0 0-4M20 12.5a2 2 0 1 1 0-4",
  today:
    "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4",
  exports: "M12 3.5v11M7.5 10.5l4.5 4.5 4.5-4.5M4.5 16.5v4h15v-4",
  figures: "M4 20h16M6.5 20v-6h3v6M11 20V8h3v12M15.5 20V4.5h3V20",
  approvals: "M4.5 4.5h15v15h-15zM8 12.2l3 3 5.5-6",
  templates: "M4.5 5h15v14h-15zM8 9h8M8 12.5h8M8 16h4.5",
  deletions: "M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10.3 11v5.5M13.7 11v5.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.3 15.3l5.2 5.2",
  pauses: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM9.7 9v6M14.3 9v6",
  operation: "M4.5 12.5v-1a7.5 7.5 0 0 1 15 0v1M4.5 12.5h3v5h-3zM16.5 12.5h3v5h-3zM18 17.5c0 2-1.8 3-4.5 3",
  audit: "M5 4h14v16H5zM8.5 8.5h7M8.5 12h7M8.5 15.5h4",
  duty: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7v5l3.5 2.5",
  reception: "M4.5 6h15v14h-15zM4.5 10.5h15M8.5 3.5v4M15.5 3.5v4M12 13.2v2.8l2 1.4",
  urgent: "M12 4l9 16H3zM12 10v4.5M12 17.2h.1",
  line: "M12 4.5c5 0 8.5 3 8.5 6.8 0 4-4.3 6.6-8.5 9.2v-2.5c-5 0-8.5-2.9-8.5-6.7s3.5-6.8 8.5-6.8zM8 11.3h.1M12 11.3h.1M16 11.3h.1",
  schools: "M3.5 20h17M5.5 20v-9h13v9M12 4v3.5M12 4h4v2.2h-4M8.5 11l3.5-3.5 3.5 3.5M10.5 20v-4h3v4",
  staff:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c.6-3.6 3-5.5 6.5-5.5s5.9 1.9 6.5 5.5zM16 4.3a3.3 3.3 0 0 1 0 6.4M18 14.8c2 .8 3.2 2.5 3.5 5.2",
  consultations: "M4 5.5h16v11h-9l-4.5 3.5v-3.5H4z",
  account: "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 20.5c.8-4 4-6 8-6s7.2 2 8 6z",
};

type Props = {
  readonly places: readonly PlaceId[];
  readonly here: PlaceId;
  /** How many consultations wait for something. */
  readonly awaiting: number;
  /** [DU-5] How many have waited for too long; 0 for whoever does not look after the others. */
  readonly late: number;
};

/** The places of the desk: only those that this person may enter. */
export function Rail({ places, here, awaiting, late }: Props): VNode {
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
            <span class="rail-count" aria-hidden="true">
              {awaiting}
            </span>
          )}
          {place === "team" && late > 0 && (
            <span class="rail-count" aria-hidden="true">
              {late}
            </span>
          )}
          {place === "team" && (
            <span class="unseen" role="status">
              {late > 0 && words.places.late(late)}
            </span>
          )}
          {place === "consultations" && (
            // The list tells of what arrives, and is not there at other places.
            <span class="unseen" aria-live={here === "consultations" ? "off" : "polite"}>
              {awaiting > 0 && words.places.awaiting(awaiting)}
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
