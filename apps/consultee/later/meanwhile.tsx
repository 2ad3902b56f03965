import type { VNode } from "preact";
import { type Page, phaseOf } from "../page.ts";
import type { Visit } from "../visit.ts";
import type { Choice } from "../wording/choice.ts";
import { lazily } from "./lazily.tsx";
import { Doing } from "./presence/doing.tsx";
import { receptionIn } from "./reception/known.ts";

const Place = lazily(
  () => import("./reception/place.tsx"),
  (its) => its.Place,
);

const TellBack = lazily(
  () => import("./tell-back.tsx"),
  (its) => its.TellBack,
);

/** Below the talk, until it is answered: one's place, what the counsellor is doing, and how one gets away. */
export function Meanwhile({
  page,
  choice,
  act,
  onChange,
}: {
  readonly page: Page;
  readonly choice: Choice;
  readonly act: Visit;
  /** Something was fetched that is to be drawn. */
  readonly onChange: () => void;
}): VNode {
  // Out of hours nobody is served in turn: then there is no place.
  const waits = phaseOf(page) === "waiting" && page.talk.cursor > 0;
  const open = waits && receptionIn(choice.wording(), onChange)?.open === true;
  return (
    <>
      {open && <Place place={act.place} />}
      <Doing page={page} />
      <TellBack page={page} />
    </>
  );
}
