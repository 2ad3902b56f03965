import type { SeenHour } from "../../domain/availability.ts";
import { type HourSigns, unseenHour } from "../../domain/uptime.ts";
import type { Database, Tx } from "../storage/database.ts";

/** Held until the transaction ends; made where there is none. */
export async function lockHour(tx: Tx, place: string, hour: Date): Promise<HourSigns> {
  await tx
    .insertInto("uptime_hour")
    .values({ place, hour, signs: unseenHour })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { signs } = await tx
    .selectFrom("uptime_hour")
    .select("signs")
    .where("place", "=", place)
    .where("hour", "=", hour)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return signs;
}

export async function saveHour(tx: Tx, place: string, hour: Date, signs: HourSigns): Promise<void> {
  await tx
    .updateTable("uptime_hour")
    .set({ signs })
    .where("place", "=", place)
    .where("hour", "=", hour)
    .execute();
}

/** Of all lookouts; the second moment does not belong to it. */
export async function listHours(db: Database, from: Date, before: Date): Promise<SeenHour[]> {
  return db
    .selectFrom("uptime_hour")
    .select(["hour", "signs"])
    .where("hour", ">=", from)
    .where("hour", "<", before)
    .orderBy("hour")
    .execute();
}

export async function noteHeard(tx: Tx, place: string, at: Date): Promise<void> {
  await tx
    .insertInto("lookout")
    .values({ place, heard_at: at })
    .onConflict((conflict) => conflict.column("place").doUpdateSet({ heard_at: at }))
    .execute();
}

export async function readHeard(db: Database, place: string): Promise<Date> {
  const row = await db
    .selectFrom("lookout")
    .select("heard_at")
    .where("place", "=", place)
    .executeTakeFirstOrThrow();
  return row.heard_at;
}

export async function listHeard(db: Database): Promise<{ place: string; heardAt: Date }[]> {
  return db.selectFrom("lookout").select(["place", "heard_at as heardAt"]).orderBy("place").execute();
}
