import { alarmNames } from "../../domain/alarm.ts";
import type { PastAlarm } from "../../domain/past.ts";
import type { Database } from "../storage/database.ts";

/** All that ring, and those that have ended since a moment, the newest of them; not what only another version knows. */
export async function listAlarms(db: Database, since: Date, most: number): Promise<PastAlarm[]> {
  const rows = await db
    .selectFrom("alarm")
    .select(["id", "name", "place", "rang_at", "ended_at", "incident_id"])
    .where((eb) => eb.or([eb("ended_at", "is", null), eb("ended_at", ">=", since)]))
    .where("name", "in", alarmNames)
    .orderBy("ended_at", (order) => order.desc().nullsFirst())
    .orderBy("rang_at", "desc")
    .limit(most)
    .execute();
  return rows.map(({ id, name, place, rang_at, ended_at, incident_id }) => ({
    ...{ id, name, place, rangAt: rang_at, endedAt: ended_at, incident: incident_id },
  }));
}
