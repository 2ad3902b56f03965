import type { VNode } from "preact";
import { lazily } from "../lazily.tsx";
import { asksSchools } from "../reception/known.ts";

const TellSchool = lazily(
  () => import("./tell-school.tsx"),
  (its) => its.TellSchool,
);

/** [SC-1] Only where the city counts by codes: everywhere else nothing of it is fetched. */
export function SchoolCode(): VNode | null {
  return asksSchools() ? <TellSchool /> : null;
}
