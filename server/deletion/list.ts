import type { DeletionRequest } from "../../domain/deletion.ts";
import type { Staff } from "../../domain/people.ts";
import { listColleagues } from "../staff/colleagues.ts";
import type { Tools } from "../tools.ts";
import { listRequests } from "./list-store.ts";

/** What consultees want deleted and what became of it, the newest first; and who of the staff had to do with it. */
export async function listDeletions(
  tools: Tools,
): Promise<{ readonly requests: readonly DeletionRequest[]; readonly people: readonly Staff[] }> {
  const requests = await listRequests(tools.db, tools.now(), 500);
  const ids = new Set(
    requests.flatMap(({ proposal, refused }) => [proposal?.by, ...(proposal?.agreed ?? []), refused?.by]),
  );
  return { requests, people: (await listColleagues(tools)).filter(({ id }) => ids.has(id)) };
}
