import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { present } from "../shared/clock.ts";
import { Beside } from "./beside/beside.tsx";
import type { Desk as DeskAtWork } from "./desk.ts";
import { Header } from "./header/header.tsx";
import { Rail } from "./header/rail.tsx";
import { KeptHere } from "./kept.ts";
import { fetchParts } from "./later/fetch-parts.ts";
import { Later } from "./later/later.tsx";
import { countAwaiting } from "./list/list.ts";
import { List } from "./list/list.tsx";
import { useNotices } from "./notices/use-notices.ts";
import { OperationBanner } from "./operation/banner-later.tsx";
import { Panes } from "./panes/panes.tsx";
import { useCapacity, usePaneKeys } from "./panes/use-panes.ts";
import { Place } from "./place.tsx";
import { addressOf, type PlaceId, placesOf } from "./places.ts";
import { useSearchKey } from "./search/use-search-key.ts";
import { IdleDialog } from "./session/ending.tsx";
import type { OwnSession } from "./session/own-session.ts";
import { StepUpDialog } from "./session/step-up.tsx";
import { mayDo } from "./state.ts";
import { countLate } from "./team/loads.ts";
import { UrgentCalls } from "./urgent/urgent-calls.tsx";
import { usePlace } from "./use-place.ts";
import { useStore } from "./use-store.ts";
import { words } from "./words-ja.ts";

const tickMillis = 15_000;

type Props = {
  readonly desk: DeskAtWork;
  readonly session: OwnSession;
  readonly signOut: () => Promise<boolean>;
};

export function Desk({ desk, session, signOut }: Props): VNode | null {
  const state = useStore(desk.store, (all) => all);
  const now = useNow();
  const self = useStore(session.self, (all) => all);
  const here = usePlace(self);
  useFocusOnReturn(here);
  // Where they cannot be fetched now, whoever wants one of them asks again.
  useEffect(() => void fetchParts().catch(() => {}), []);
  useCapacity(desk);
  useNotices(desk);
  useSearchKey(mayDo(self, "consultation:search"));
  usePaneKeys(desk, here === "consultations");
  useEffect(() => desk.lookAway(here !== "consultations"), [desk, here]);
  if (!here) return null;
  const [middle, skip] =
    here === "consultations"
      ? (["talk", words.skipToTalk] as const)
      : (["place", words.skipToPlace] as const);
  return (
    <div class={here === "consultations" ? "desk" : "desk elsewhere"}>
      <a
        class="skip"
        href={`#${middle}`}
        onClick={(event) => {
          // The address names the place, also while one jumps within it.
          event.preventDefault();
          document.getElementById(middle)?.focus();
        }}
      >
        {skip}
      </a>
      <Header desk={desk} session={session} state={state} signOut={signOut} />
      {mayDo(self, "urgent:answer") && <UrgentCalls desk={desk} self={self} state={state} />}
      <div class="banners">
        <OperationBanner self={self} call={session.call} />
        {mayDo(self, "break-glass:see") && (
          <Later>
            {({ GlassBanner }) => (
              <GlassBanner self={self} call={session.call} refresh={session.look} now={now} />
            )}
          </Later>
        )}
      </div>
      <Rail
        places={placesOf(self)}
        here={here}
        awaiting={countAwaiting(state.list, desk.self.id)}
        late={countLate(state, now)}
      />
      {here === "consultations" ? (
        <>
          <List desk={desk} state={state} now={now} />
          <Panes desk={desk} state={state} now={now} />
          <Beside desk={desk} state={state} />
        </>
      ) : (
        <KeptHere.Provider value={session.kept}>
          <Place
            key={here}
            {...{ desk, self, now }}
            place={here}
            call={session.call}
            refresh={session.look}
            openConsultation={(id) => {
              desk.show(id);
              location.hash = addressOf("consultations");
            }}
          />
        </KeptHere.Provider>
      )}
      <StepUpDialog session={session} />
      <IdleDialog session={session} />
    </div>
  );
}

/** The other places take the focus when they have come; the consultations are there at once. */
function useFocusOnReturn(here: PlaceId | null): void {
  const before = useRef(here);
  useEffect(() => {
    if (before.current !== here && here === "consultations") document.getElementById("list-heading")?.focus();
    before.current = here;
  }, [here]);
}

/** The server's time, refreshed often enough for minutes. */
function useNow(): Date {
  const [now, setNow] = useState(present);
  useEffect(() => {
    const timer = setInterval(() => setNow(present()), tickMillis);
    return () => clearInterval(timer);
  }, []);
  return now;
}
