import type { Api } from "../../contract/api.ts";
import type { Clock } from "../shared/clock.ts";
import type { Call } from "./work.ts";

/** Calls that only look, and that nobody makes again by themselves soon: asked twice, they are answered as if asked once. */
const reads: ReadonlySet<keyof Api> = new Set<keyof Api>([
  "/api/approval/list",
  "/api/approval/rules",
  "/api/audit/head",
  "/api/desk/briefing",
  "/api/desk/colleagues",
  "/api/desk/deletion/preview",
  "/api/desk/deletions",
  "/api/desk/diagnoses",
  "/api/desk/disclosures",
  "/api/desk/drafts",
  "/api/desk/figures",
  "/api/desk/figures/rows",
  "/api/desk/notes",
  "/api/desk/pauses",
  "/api/desk/schools",
  "/api/desk/start/see",
  "/api/desk/templates",
  "/api/desk/unanswered",
  "/api/duty",
  "/api/export/list",
  "/api/incident/list",
  "/api/line/settings",
  "/api/line/usage",
  "/api/maintenance/list",
  "/api/practice/list",
  "/api/practice/look-back",
  "/api/reception/settings",
  "/api/staff/factors",
  "/api/staff/list",
  "/api/staff/networks",
  "/api/staff/sessions",
  "/api/staff/sessions-of",
  "/api/support/knowledge",
  "/api/support/list",
  "/api/support/read",
  "/api/support/settings",
  "/api/urgent/records",
  "/api/urgent/settings",
]);

/** Not all at once, where many desks were refused together. */
const shortestMillis = 600;
const spreadMillis = 800;

/**
 * A service that is too busy, or stumbled once, is asked once more after a moment before anybody is told. Only for reads: of an act
 * nobody knows whether it was done, and whoever did it decides.
 */
export function readAgain(call: Call, clock: Pick<Clock, "after" | "random">): Call {
  return async (path, input, options) => {
    const answer = await call(path, input, options);
    if (answer.ok || answer.code !== "busy" || !reads.has(path)) return answer;
    const millis = shortestMillis + clock.random() * spreadMillis;
    await new Promise<void>((resolve) => void clock.after(millis, resolve));
    return options?.signal?.aborted ? answer : call(path, input, options);
  };
}
