import { listColleagues } from "../../staff/colleagues.ts";
import type { Tools } from "../../tools.ts";
import { openPlan, openResult } from "./seal-plan.ts";
import { listStoredMaintenance } from "./store.ts";
import type { OpenedMaintenance } from "./view.ts";

const most = 100;

/** What is planned and what became of it, the newest first. */
export async function listMaintenance(tools: Tools): Promise<OpenedMaintenance> {
  const [stored, people] = await Promise.all([listStoredMaintenance(tools.db, most), listColleagues(tools)]);
  const ids = new Set(stored.flatMap((one) => [one.plannedBy, one.acknowledged?.by, one.ended?.by]));
  return {
    maintenance: stored.map((one) => {
      const opened = openPlan(tools, one.id, one.words);
      return {
        ...one,
        heading: opened?.heading ?? null,
        words: opened?.words ?? null,
        releaseNotes: opened?.releaseNotes ?? null,
        result: openResult(tools, one.id, one.result),
      };
    }),
    people: people.filter(({ id }) => ids.has(id)),
  };
}
