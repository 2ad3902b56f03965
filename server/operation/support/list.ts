import { may } from "../../../domain/access.ts";
import { clocksOf, isRinging, seesInquiry } from "../../../domain/inquiry.ts";
import type { Staff } from "../../../domain/people.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { openWords } from "../seal-words.ts";
import { placeOfCaller, placeOfHeading, placeOfStep } from "./place-of.ts";
import { readSupportSettings } from "./read-settings.ts";
import { findInquiry, listSteps, listStoredInquiries, listStoredRinging } from "./store.ts";
import type { SeenInquiry, SeenSteps } from "./view.ts";

const most = 200;

/** [OP-3] One's own, or all; with the clocks as the city's targets are now. */
export async function listInquiries(tools: Tools, reader: Staff): Promise<readonly SeenInquiry[]> {
  const of = may(reader, "support:see") ? null : reader.id;
  const [stored, { settings }, people] = await Promise.all([
    listStoredInquiries(tools.db, of, most),
    readSupportSettings(tools),
    listColleagues(tools),
  ]);
  const names = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return stored.map((one) => ({
    ...one,
    ...clocksOf(one, settings.targets),
    ringing: isRinging(one),
    heading: openWords(tools, placeOfHeading(one.id), one.heading),
    caller: one.caller && openWords(tools, placeOfCaller(one.id), one.caller),
    names: namesOf(names, [one.askedBy, one.taken?.by]),
  }));
}

/** [OP-3] Somebody else's is not found. */
export async function readInquiry(tools: Tools, reader: Staff, id: string): Promise<SeenSteps> {
  const inquiry = await findInquiry(tools.db, id);
  if (!inquiry || !seesInquiry(inquiry, reader, may(reader, "support:see"))) throw new Refusal("not-found");
  const [steps, people] = await Promise.all([listSteps(tools.db, id), listColleagues(tools)]);
  return {
    steps: steps.map((step) => ({
      ...step,
      words: step.sealed && openWords(tools, placeOfStep(id, step.nth), step.sealed),
    })),
    people: people.filter((one) => steps.some(({ by }) => by === one.id)),
  };
}

export function listRinging({ db }: Tools) {
  return listStoredRinging(db);
}

function namesOf<Id>(names: ReadonlyMap<Id, string>, ids: readonly (Id | undefined)[]) {
  return ids.flatMap((id) => {
    const displayName = id === undefined ? undefined : names.get(id);
    return id !== undefined && displayName !== undefined ? [{ id, displayName }] : [];
  });
}
