import type { ListedHold } from "../../domain/hold.ts";
import type { Staff } from "../../domain/people.ts";
import { listColleagues } from "../staff/colleagues.ts";
import { openSecret } from "../storage/service-seal.ts";
import type { Tools } from "../tools.ts";
import { placeOfHold } from "./place-of.ts";
import { listStored, type StoredHold } from "./store.ts";

/** 保全: what stands, and what was lifted; and who of the staff had to do with it. */
export async function listHolds(
  tools: Tools,
): Promise<{ readonly holds: readonly ListedHold[]; readonly people: readonly Staff[] }> {
  const stored = await listStored(tools.db, tools.now(), 500);
  const ids = new Set(stored.flatMap(({ placedBy, lift }) => [placedBy, lift?.by]));
  return {
    holds: stored.map((one) => ({ ...one, reason: reasonOf(tools, one) })),
    people: (await listColleagues(tools)).filter(({ id }) => ids.has(id)),
  };
}

function reasonOf({ secrets, log }: Tools, { id, reason }: StoredHold): string | null {
  try {
    return openSecret(secrets.staffSealing, placeOfHold(id), reason);
  } catch (error) {
    log.error({ hold: id, error }, "The reason of a hold does not open: who changed it?");
    return null;
  }
}
