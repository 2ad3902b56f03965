import { pastBegin, pastDaysOf } from "../../domain/past.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { listHours } from "./store.ts";

/** [AL-7] The last 30 days, hour by hour, as lookouts saw them. */
export async function readPast({
  db,
  now,
}: Pick<Tools, "db" | "now">): Promise<ReturnType<typeof pastDaysOf>> {
  const at = now();
  const from = pastBegin(at);
  const [seen, planned] = await Promise.all([listHours(db, from, at), listPlanned({ db }, from, at)]);
  return pastDaysOf(seen, planned, at);
}
