import type { Api } from "../../../../contract/api.ts";
import { firstHelpDesks, type HelpDesk } from "../../../../domain/help-desk.ts";
import type { Wording } from "../../../../domain/wording.ts";
import { call } from "../../../shared/call.ts";

export type Reception = Api["/api/reception"]["output"];

/** The page draws itself anew every minute, and asks again with it; what was heard last stays while nothing gets through. */
const freshMillis = 50_000;
const patienceMillis = 10_000;

let known: { readonly wording: Wording; readonly at: number; readonly reception: Reception } | null = null;
let asked: { readonly wording: Wording; readonly at: number } | null = null;

/** How the city's reception stands, in this wording. Null until the city has answered; then `onChange` is called. */
export function receptionIn(wording: Wording, onChange: () => void): Reception | null {
  const now = performance.now();
  const isFresh = known?.wording === wording && now - known.at < freshMillis;
  const isAsked = asked?.wording === wording && now - asked.at < patienceMillis;
  if (!isFresh && !isAsked) void ask(wording, now, onChange);
  return known?.wording === wording ? known.reception : null;
}

async function ask(wording: Wording, at: number, onChange: () => void): Promise<void> {
  asked = { wording, at };
  const answer = await call("/api/reception", { wording });
  if (!answer.ok || asked?.wording !== wording) return;
  known = { wording, at, reception: answer.value };
  onChange();
}

/** [PI-1] As far as it is known, in whatever wording it was heard: what was chosen stays while another one comes. */
export function takesPictures(): boolean {
  return known?.reception.pictures === true;
}

/** [SC-1] As far as it is known. */
export function asksSchools(): boolean {
  return known?.reception.schoolCodes === true;
}

/** The city's, as far as they are known. */
export function helpDesks(): readonly HelpDesk[] {
  return known?.reception.helpDesks ?? firstHelpDesks;
}
