import type { UptimeReport } from "../../contract/uptime.ts";
import { hourOf, putDown } from "../../domain/uptime.ts";
import type { Tools } from "../tools.ts";
import { lockHour, noteHeard, readHeard, saveHour } from "./store.ts";

/** A clock that is further ahead than this is wrong, and what it has said of the future is not believed. */
const aheadMillis = 300_000;
/** What is older is of no report any more. */
const longestMillis = 400 * 86_400_000;

/** [UP-2] Each minute once, whatever is said again. Answers what the database tells after the commit. */
export async function takeMinutes(
  { db, now }: Pick<Tools, "db" | "now">,
  { place, minutes }: UptimeReport,
): Promise<{ readonly heardAt: Date }> {
  const at = now().getTime();
  const read = minutes.map(({ at: said, missed }) => ({ minute: new Date(said), missed }));
  const believed = read.filter(({ minute }) => {
    const ago = at - minute.getTime();
    return ago > -aheadMillis && ago < longestMillis;
  });
  const hours = Map.groupBy(believed, ({ minute }) => hourOf(minute).getTime());
  await db.transaction().execute(async (tx) => {
    // In one order, whoever else is at it.
    for (const hour of [...hours.keys()].sort((a, b) => a - b)) {
      const before = await lockHour(tx, place, new Date(hour));
      const of = hours.get(hour) ?? [];
      const signs = of.reduce((all, { minute, missed }) => putDown(all, minute, missed), before);
      if (signs !== before) await saveHour(tx, place, new Date(hour), signs);
    }
    await noteHeard(tx, place, new Date(at));
  });
  return { heardAt: await readHeard(db, place) };
}
