import type { VNode } from "preact";
import { When } from "../../when.tsx";
import type { Call } from "../../work.ts";
import { Standing } from "../tab-parts.tsx";
import { useLoaded } from "../use-loaded.ts";
import "./condition.css";
import { Drawing } from "./drawing.tsx";
import { Hours } from "./hours.tsx";
import { type Lead, Moments } from "./moments.tsx";
import { PartsTable } from "./parts-table.tsx";
import { Running } from "./running.tsx";
import type { Condition } from "./say.ts";
import { words } from "./words-ja.ts";

type Props = { readonly call: Call; readonly onLead: Lead };

/** As often as the processes look themselves. */
const lookMillis = 30_000;

/** 状態: the running installation as it is now, and its last 30 days. */
export function ConditionTab({ call, onLead }: Props): VNode {
  const { read, trouble, load } = useLoaded(call, "/api/condition/read", lookMillis);
  return (
    <>
      <p class="hint cards-lead-plain">{words.lead}</p>
      <Standing note={read ? summaryOf(read) : ""} {...{ read, trouble, load }} />
      {read && (
        <>
          <section class="place-section" aria-labelledby="condition-now">
            <h2 id="condition-now">{words.heading}</h2>
            <p class="hint">
              {words.asOf} <When at={read.at} />
            </p>
            <Drawing condition={read} label={`${words.drawing}。${summaryOf(read)}`} />
            <PartsTable condition={read} onIncident={(id) => onLead("incidents", id)} />
            <Running {...read} />
          </section>
          <section class="place-section" aria-labelledby="condition-past">
            <h2 id="condition-past">{words.past.heading}</h2>
            <Hours {...read} />
            <h3>{words.past.line}</h3>
            <Moments moments={read.moments} onLead={onLead} />
          </section>
        </>
      )}
    </>
  );
}

/** Said aloud when it changes. */
function summaryOf({ parts }: Condition): string {
  const wrong = parts.filter(({ state }) => state === "wrong").map(({ part }) => words.parts[part]);
  if (wrong.length > 0) return words.wrong(wrong);
  const unwatched = parts.filter(({ state }) => state === "unwatched").length;
  return unwatched === 0 ? words.allWell : words.nothingRings(unwatched);
}
