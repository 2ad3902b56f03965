import { listColleagues } from "../../staff/colleagues.ts";
import { listWorkingStaff } from "../../staff/list-working.ts";
import type { Tools } from "../../tools.ts";
import { listReaders, listStaffRules } from "./store.ts";
import type { WatchedRules } from "./view.ts";

const most = 100;

/** [RG-4] Which versions there were, and who of those who work here has read the present one. */
export async function watchStaffRules(tools: Pick<Tools, "db">): Promise<WatchedRules> {
  const [versions, working, everybody] = await Promise.all([
    listStaffRules(tools.db, most),
    listWorkingStaff(tools),
    listColleagues(tools),
  ]);
  const read = await listReaders(tools.db, versions[0]?.version ?? 0);
  const writers = new Set(versions.map(({ by }) => by));
  return {
    versions,
    readers: working.map(({ id, displayName }) => ({
      ...{ id, displayName, acknowledgedAt: read.get(id) ?? null },
    })),
    people: everybody.filter(({ id }) => writers.has(id)),
  };
}
