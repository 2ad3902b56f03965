import { type Availability, availabilityOf, instantsOfMonth } from "../../domain/availability.ts";
import type { Month } from "../../domain/period.ts";
import { listPlanned } from "../operation/maintenance/planned.ts";
import type { Tools } from "../tools.ts";
import { listHours } from "./store.ts";

/** [UP-4] [S13.2] 稼働率 of a month in Japan, as far as it has gone by: YYYY-MM. */
export async function readAvailability(
  { db, now }: Pick<Tools, "db" | "now">,
  month: Month,
): Promise<Availability> {
  const { from, before } = instantsOfMonth(month);
  const [seen, planned] = await Promise.all([listHours(db, from, before), listPlanned({ db }, from, before)]);
  return availabilityOf({ from, before, now: now(), seen, planned });
}
