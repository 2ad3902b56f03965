import { type ListedPause, pauseState } from "../../domain/pause.ts";
import type { Staff } from "../../domain/people.ts";
import { findConsultations } from "../consultation/find.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { openSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfReason } from "./reason.ts";
import { listPauses, type StoredPause } from "./store.ts";

const most = 200;

/** What was proposed and what became of it, the newest first; and who of the staff had to do with it. */
export async function listPausesOfCity(
  tools: Tools,
): Promise<{ readonly pauses: readonly ListedPause[]; readonly people: readonly Staff[] }> {
  const stored = await listPauses(tools.db, most);
  const about = await findConsultations(
    tools,
    stored.map(({ consultation }) => consultation),
  );
  const numbers = new Map(about.map(({ id, number }) => [id, number]));
  const ids = new Set(stored.flatMap((one) => [one.proposedBy, one.decided?.by, one.lifted?.by]));
  const now = tools.now();
  return {
    pauses: stored.map((one) => ({
      ...one,
      state: pauseState(one, now),
      number: numbers.get(one.consultation) ?? 0,
      reason: reasonOf(tools, one),
    })),
    people: (await listColleagues(tools)).filter(({ id }) => ids.has(id)),
  };
}

function reasonOf({ secrets, log }: Tools, { id, reason }: StoredPause): string | null {
  try {
    return openSecret(secrets.staffSealing, placeOfReason(id), reason);
  } catch (error) {
    log.error({ pause: id, error }, "The reason of a pause does not open: who changed it?");
    return null;
  }
}
