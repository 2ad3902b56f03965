import type { VNode } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { deviceClock } from "../../shared/clock.ts";
import { sayUnread } from "../failure-words.ts";
import { PlaceHeading, type PlaceProps } from "../place-parts.tsx";
import { mayDo } from "../state.ts";
import { useStore } from "../use-store.ts";
import "../fields.css";
import "./audit.css";
import { Export } from "./export.tsx";
import { exportFileOf } from "./export-file.ts";
import { Found } from "./found.tsx";
import { Head } from "./head.tsx";
import { HeatStrip } from "./heat.tsx";
import { type Colleague, SearchForm } from "./search-form.tsx";
import { openTrail } from "./trail.ts";
import { words } from "./words-ja.ts";

/** 記録: who did what, and who saw what. */
export function AuditPlace({ self, call, now }: PlaceProps): VNode {
  const trail = useMemo(() => openTrail(call), [call]);
  const state = useStore(trail.store, (all) => all);
  const people = useColleagues(call);
  return (
    <>
      <PlaceHeading text={words.heading} />
      <p class="hint audit-lead">{words.lead}</p>
      <section class="place-section" aria-labelledby="audit-search">
        <h2 id="audit-search">{words.search.heading}</h2>
        <SearchForm
          now={now}
          people={people}
          busy={state.busy}
          search={(asked) => void trail.search(asked)}
        />
        {state.trouble && (
          <p class="trouble audit-trouble" role="alert">
            {sayUnread(state.trouble)}
          </p>
        )}
        {state.asked ? (
          <>
            <HeatStrip trail={trail} state={state} />
            <Found trail={trail} state={state} now={now} />
          </>
        ) : (
          !state.trouble && <p class="audit-none">{words.search.notYet}</p>
        )}
      </section>
      {mayDo(self, "audit:export") && <Export job={exportFileOf(call, deviceClock)} now={now} />}
      <Head call={call} />
    </>
  );
}

/** Everyone who has or had a sign-in: what somebody did before they left is searched for, too. */
function useColleagues(call: PlaceProps["call"]): readonly Colleague[] {
  const [people, setPeople] = useState<readonly Colleague[]>([]);
  useEffect(() => {
    void call("/api/staff/list", {}).then((answer) => {
      if (answer.ok) setPeople(answer.value.people);
    });
  }, [call]);
  return people;
}
